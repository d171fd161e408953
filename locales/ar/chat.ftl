# ما يقوله المساعد الآلي للعملاء: فصحى ميسّرة، مهذبة ودقيقة، تناسب شاشة الهاتف. الخطاب بصيغ لا
# تفرّق بين المذكر والمؤنث في الكتابة: «يُرجى كتابة…» و«طلبك»، لا «اكتب» ولا «تريد».
# المصطلحات: order الطلب، item المنتج، parcel الطرد، return الإرجاع (تسجيل طلب الإرجاع)، return
# number رقم الإرجاع، return period مهلة الإرجاع، refund استرداد المبلغ (يُردّ المبلغ)، customs
# الجمارك، duties الرسوم الجمركية، pick-up point نقطة الاستلام، tracking التتبع، carrier شركة
# الشحن، warehouse المستودع، colleague / person أحد موظفينا.
# An invisible right-to-left mark (U+200F) stands at the start of lines that begin with a
# placeable: messengers that look at a line's first letter then set it from the right.

## Opening and small talk
bot-intro = مرحبًا، أنا المساعد الآلي (بوت) في متجر { $shop }. يمكنني تتبع الطلبات، وتسجيل طلبات الإرجاع، والإجابة عن الأسئلة، وتحويل المحادثة إلى أحد موظفينا.
language-fallback = أفهم { $language }، لكن لا يمكنني الرد حاليًا إلا بالعربية.
greet = كيف يمكنني المساعدة اليوم؟
goodbye = إلى اللقاء، وشكرًا على زيارتك!
thanks = على الرحب والسعة! هل من شيء آخر؟
affirm-nothing = حسنًا. كيف يمكنني المساعدة؟
deny-nothing = لا مشكلة. كيف يمكنني المساعدة؟
out-of-scope = عذرًا، لا يمكنني المساعدة في هذا الأمر. يمكنني المساعدة في الطلبات والتوصيل والإرجاع والأسئلة عن متجرنا.
not-understood = عذرًا، لم أفهم المقصود تمامًا. هل يمكن قوله بطريقة أخرى؟
# Two choices follow: what the message may have meant
did-you-mean = أودّ أن أفهم المقصود جيدًا. هل المقصود أحد هذين الخيارين؟
# Before the answer to the next of several requests in one message
next-request = والآن إلى طلبك الآخر.
# Said in the language that was asked for
language-switched = بكل سرور، نتابع الحديث بالعربية.
# Before the answer, when the customer is upset; then the answer itself follows
apology = أعتذر عن هذا الإزعاج.
apology-furious = أعتذر بشدة، ما كان ينبغي أن يحدث هذا. سأعمل على حل الأمر.
# The customer stays upset: a person is offered, then the answer follows
apology-person = أتفهّم أن الأمر مزعج جدًا وأعتذر عنه. إن كان الحديث مع أحد موظفينا أفضل لك فسأحوّل المحادثة فورًا.

## Choices (titles of buttons: at most 20 characters where the language allows)
choice-track = تتبع طلبي
choice-return = إرجاع منتج
choice-question = طرح سؤال
choice-orders = طلباتي
choice-cancel = إلغاء طلب
choice-change = تعديل طلب
choice-exchange = استبدال منتج
choice-refund = أين استردادي؟
choice-delivery-problem = مشكلة في التوصيل
choice-item-problem = مشكلة في المنتج
choice-payment-problem = مشكلة في الدفع
choice-invoice = طلب فاتورة
choice-privacy = بياناتي
choice-human = التحدث مع موظف
choice-yes = نعم
choice-no = لا
choice-all-items = الكل
choice-no-thanks = لا، شكرًا
choice-order = { $number }
choice-item = { $item }

## Proving who you are
ask-order-number = ما رقم طلبك؟ الرقم موجود في رسالة تأكيد الطلب المرسلة بالبريد الإلكتروني، ويكون بهذا الشكل: MG-104233.
ask-order-number-choice = ما الطلب المقصود؟
ask-proof = شكرًا. لحماية بياناتك، يُرجى كتابة البريد الإلكتروني أو الرمز البريدي المستخدم في الطلب.
order-number-not-understood = لم أجد رقم طلب في هذه الرسالة. الرقم موجود في عنوان رسالة تأكيد الطلب، ويكون بهذا الشكل: MG-104233.
proof-not-understood = أحتاج إلى البريد الإلكتروني أو الرمز البريدي لعنوان التوصيل في هذا الطلب. أيّهما متوفر لديك؟
verify-failed = رقم الطلب والبريد الإلكتروني أو الرمز البريدي لا تتطابق مع بياناتنا. يُرجى التحقق منها والمحاولة مرة أخرى، بدءًا برقم الطلب.
verify-locked = تكررت المحاولات أكثر من اللازم، لذلك عليّ إيقاف التحقق مؤقتًا حفاظًا على بياناتك. يمكن لأحد موظفينا المساعدة.
order-not-yours = لم أجد الطلب { $number } بين طلباتك.
no-orders = لا أرى أي طلبات لك حتى الآن.

## Tracking
lines = { $lines }
track-order = الطلب { $number } المقدَّم في { $placed }: { $state }. المنتجات: { $items }.
track-not-shipped = الطلب { $number } المقدَّم في { $placed } قيد التجهيز. فور مغادرته مستودعنا ستصلك رسالة بالبريد الإلكتروني فيها رابط التتبع.
track-cancelled = الطلب { $number } المقدَّم في { $placed } ملغى.
track-parcels = { $count ->
    [zero] لم يُشحن أي طرد بعد.
    [one] يصل الطلب في طرد واحد.
    [two] يصل الطلب في طردين.
    [few] يصل الطلب في { $count } طرود.
    [many] يصل الطلب في { $count } طردًا.
   *[other] يصل الطلب في { $count } طرد.
}
track-parcel-of = الطرد { $index } من { $count } ({ $carrier } { $tracking }): { $status }.
track-parcel = الطرد ({ $carrier } { $tracking }): { $status }.
track-parcel-plain = الطرد ({ $carrier }): { $status }.
track-parcel-of-plain = الطرد { $index } من { $count } ({ $carrier }): { $status }.
track-parcel-items = المحتويات: { $items }.
track-last-event = آخر مسح: { $place }، { $country }، { $when }.
track-last-event-country = آخر مسح: { $country }، { $when }.
track-last-event-plain = آخر تحديث: { $when }.
track-expected-between = موعد التسليم المتوقع بين { $from } و{ $to }.
track-expected-by = موعد التسليم المتوقع: { $to } على أبعد تقدير.
track-late = كان من المفترض أن يصل الطرد في موعد أقصاه { $to }. أعتذر عن التأخير.
track-delivered-on = تاريخ التسليم: { $when }.
track-pickup = الطرد في انتظارك هنا: { $place }. يُرجى إحضار إثبات الهوية.
track-attempt-fail = ستعيد شركة الشحن محاولة التوصيل في يوم العمل التالي.
track-exception = حدثت مشكلة في الطريق. يمكن لأحد موظفينا متابعتها مع شركة الشحن.
offer-human-problem = هل أحوّل المحادثة إلى أحد موظفينا لمتابعة الأمر مع شركة الشحن؟

## My orders
orders-list = { $count ->
    [zero] لا توجد طلبات.
    [one] هذا هو طلبك:
    [two] هذان آخر طلبين لك:
    [few] هذه آخر { $count } طلبات لك:
    [many] هذه آخر { $count } طلبًا لك:
   *[other] هذه آخر { $count } طلب لك:
  }
    { $orders }
order-line = ‏• { $number } – { $placed } – { $total } – { $state }

## Returns
ask-return-items = ما المنتج المطلوب إرجاعه؟
# «الكل»: the word actions/data/words.yml recognises
ask-return-items-again = لم أتعرّف على المنتج المقصود. يُرجى اختيار منتج أو أكثر من القائمة، أو كتابة «الكل».
ask-return-reason = يؤسفني أن المنتج لم يكن مناسبًا. ما سبب الإرجاع؟
return-confirm = هذا ما سأسجّله بعد الموافقة: إرجاع { $items } من الطلب { $number }. المبلغ المسترد: { $refund } ({ $method }). هل أسجّل طلب الإرجاع؟
return-confirm-cost = هذا ما سأسجّله بعد الموافقة: إرجاع { $items } من الطلب { $number }. تكلفة الإرجاع { $cost }، وبعد خصمها يصبح المبلغ المسترد { $refund } ({ $method }). هل أسجّل طلب الإرجاع؟
return-confirm-again = يُرجى الإجابة بنعم أو لا: هل أسجّل طلب الإرجاع هذا؟
return-created = تم تسجيل طلب الإرجاع. رقم الإرجاع هو { $rma }. يُرجى كتابة الرقم على الطرد، وتسليم الطرد في موعد أقصاه { $deadline }. يُردّ إليك مبلغ { $refund } خلال 14 يومًا من وصول الطرد إلينا، وعادةً خلال 3 إلى 5 أيام عمل.
return-created-faulty = تم تسجيل طلب الإرجاع، وأعتذر عن الإزعاج. رقم الإرجاع هو { $rma }. الإرجاع مجاني. يُرجى كتابة الرقم على الطرد، وتسليم الطرد في موعد أقصاه { $deadline }. وسيُردّ مبلغ { $refund } إليك.
return-not-created = حسنًا، لم أسجّل شيئًا. يبقى طلبك كما هو.
return-nothing = لا يمكنني تسجيل إرجاع أي منتج من الطلب { $number }:
    { $items }
return-refusal = ‏• { $item }: { $why }
return-refusal-offer = إذا كان لك رأي آخر، فيسعد أحد موظفينا أن يراجع الأمر.
refusal-window-over = انتهت مهلة الإرجاع في { $deadline }
refusal-not-delivered = لم يتم التسليم بعد
refusal-excluded-hygiene = لأسباب صحية، لا يمكن إرجاعه بعد إزالة الختم
refusal-excluded-personalised = منتج صُنع خصيصًا لك
refusal-excluded-digital = لا يمكن إرجاع المحتوى الرقمي
refusal-excluded-gift-card = لا يمكن إرجاع بطاقات الهدايا
refusal-excluded-perishable = لا يمكن إرجاع المواد الغذائية
refusal-already-returned = سبق تسجيل طلب لإرجاعه
refusal-cancelled = الطلب ملغى
refusal-excluded = هذا المنتج غير قابل للإرجاع
return-changed = تغيّر شيء في هذا الطلب في هذه الأثناء، لذلك لم أسجّل الإرجاع. هل نراجعه مرة أخرى؟

## Cancelling
cancel-confirm = هذا ما سأقوم به: إلغاء الطلب { $number } ({ $items }). سيُعاد إليك مبلغ { $refund } ({ $method }). هل تؤكد الإلغاء؟
cancel-confirm-unpaid = هذا ما سأقوم به: إلغاء الطلب { $number } ({ $items }). لم يُخصم أي مبلغ بعد. هل تؤكد الإلغاء؟
cancel-confirm-again = يُرجى الإجابة بنعم أو لا: هل أُلغي الطلب؟
cancel-done = تم إلغاء الطلب { $number }. سيُعاد إليك مبلغ { $refund } ({ $method })، عادةً خلال 3 إلى 5 أيام عمل.
cancel-done-unpaid = تم إلغاء الطلب { $number }، ولم يُخصم أي مبلغ.
cancel-not-done = حسنًا، يبقى الطلب { $number } كما هو.
cancel-too-late = غادر الطلب { $number } مستودعنا ولم يعد إلغاؤه ممكنًا. يمكن إرجاعه بعد وصوله، أو التحدث مع أحد موظفينا.
cancel-already = الطلب { $number } مُلغى من قبل.

## Refund status
refund-none = لا أرى للطلب { $number } أي إرجاع أو مبلغ مسترد.
# An amount never ends a sentence: some currencies end in a full stop themselves (ر.س.)
refund-return = طلب الإرجاع { $rma } بمبلغ { $amount }: { $state }.
refund-line = استرداد مبلغ { $amount } ({ $method }) بتاريخ { $when }: { $state }.
refund-bank-note = قد يحتاج البنك إلى مدة تصل إلى 5 أيام عمل حتى يظهر المبلغ لديك.

## Questions
answer =
    ‏{ $text }
    ‏– { $title }
answer-other-language =
    لا تتوفر لديّ هذه المعلومات إلا باللغة { $language }:
    { $text }
    – { $title }
answer-abstain = ليست لديّ إجابة موثوقة عن هذا السؤال، ولا أريد التخمين. هل أحوّل المحادثة إلى أحد موظفينا؟

## Handing over to a person
handoff-started = أحوّل المحادثة الآن إلى أحد موظفينا. كل ما كُتب هنا ظاهر له، فلا حاجة إلى تكرار أي شيء.
# الموضوع قبل النقطتين
handoff-topic = ‏{ $topic }: هذا أمر يتولاه أحد موظفينا. أحوّل المحادثة إليه الآن، وكل ما كُتب هنا ظاهر له، فلا حاجة إلى تكرار أي شيء.
handoff-sorry = أعتذر عن ذلك. أحوّل المحادثة إلى أحد موظفينا لحل المشكلة، وكل ما كُتب هنا ظاهر له، فلا حاجة إلى تكرار أي شيء.
handoff-waiting = سيردّ عليك أحد موظفينا في أقرب وقت ممكن. أضفتُ رسالتك إلى المحادثة ليطّلع عليها.
handoff-already = محادثتك لدى أحد موظفينا بالفعل، وسيصلك الرد هنا.
offer-human = هل أحوّل المحادثة إلى أحد موظفينا؟
complaint-sorry = يؤسفني أننا لم نكن عند حسن ظنك. أودّ أن يتولى أحد موظفينا هذا الأمر شخصيًا. هل أحوّل المحادثة إليه؟
topic-change-order = تعديل طلب أو تعديل بياناتك
topic-exchange-item = استبدال منتج
topic-payment-problem = مشكلة في الدفع
topic-request-invoice = طلب فاتورة
topic-privacy-request = طلب يخص بياناتك الشخصية
topic-item-problem = مشكلة في منتج
agent-joined = ‏{ $name } معك الآن في المحادثة.
conversation-closed = أُغلقت هذه المحادثة. عند الحاجة إلى أي شيء، تكفي كتابة رسالة جديدة.
back-to-bot = عاد المساعد الآلي (بوت) للرد في هذه المحادثة.

## In the middle of something
form-stopped = حسنًا، توقفتُ هنا ولم يتغيّر شيء. كيف يمكنني المساعدة في أمر آخر؟

## When something fails
bot-trouble = لدينا عطل في هذه اللحظة. رسالتك محفوظة، وسأردّ عليها في أقرب وقت ممكن. هل أحوّل المحادثة إلى أحد موظفينا بدلًا من الانتظار؟
something-went-wrong = عذرًا، حدث خطأ لدينا ولم يتغيّر شيء. يُرجى المحاولة مرة أخرى أو التحدث مع موظف.
unsupported-message = لا يمكنني حاليًا إلا قراءة النصوص. هل يمكن وصف الأمر بالكلمات؟
menu-button = اختيار

## Errors shown to an API or widget user
error-empty = يُرجى كتابة رسالة أولًا.
error-too-long = الرسالة طويلة جدًا. الحد الأقصى لعدد الأحرف: { $limit }.
error-malformed = تعذّرت قراءة ما تم إرساله.
error-unauthorized = يُرجى تسجيل الدخول مرة أخرى: هذه الجلسة غير صالحة أو انتهت مدتها.
error-forbidden = هذه المحادثة غير متاحة لك.
error-not-found = هذه المحادثة غير موجودة.
error-busy = لا يمكننا استلام رسالتك الآن. يُرجى المحاولة مرة أخرى بعد قليل.
error-conflict = حدث تغيير من شخص آخر في هذه الأثناء. يُرجى إعادة تحميل الصفحة.
error-rate-limited = وصلت رسائل كثيرة دفعة واحدة. يُرجى الانتظار قليلًا.
error-internal = حدث خطأ لدينا.
