# ما يقرؤه فريق خدمة العملاء في اللوحة، والردود الجاهزة التي تُرسل إلى العملاء: فصحى ميسّرة موجزة،
# بصيغ لا تفرّق بين المذكر والمؤنث («المحادثة لدى فلان»، لا «تولّى فلان المحادثة»).
# المصطلحات: conversation المحادثة، agent / person الموظف أو الفريق، take استلام، take over
# استلام من زميل، hand back إعادة إلى البوت، close إغلاق، private note ملاحظة داخلية، ready-made
# reply رد جاهز، identity proven الهوية مؤكدة، bot البوت؛ وما عدا ذلك كما في chat.ftl.

## Page titles and moving around
console-title = لوحة Parley
console-skip = الانتقال إلى المحادثات
console-views = القوائم
console-list = المحادثات
console-to-queue = العودة إلى القائمة
console-offline = لا يوجد اتصال. تجري إعادة المحاولة…

## Signing in
console-sign-in-title = تسجيل الدخول إلى اللوحة
console-sign-in = تسجيل الدخول
console-sign-out = تسجيل الخروج
console-email = البريد الإلكتروني
console-password = كلمة المرور
console-sign-in-failed = البريد الإلكتروني أو كلمة المرور غير صحيحة.
console-own-language = لغة اللوحة

## The lists, as links at the side
console-view-waiting = في الانتظار
console-view-mine = محادثاتي
console-view-open = كل المفتوحة
console-view-bot = مع البوت
console-view-closed = المغلقة

## What an empty list says
console-empty-waiting = لا أحد في الانتظار. عمل رائع!
# «في الانتظار»: كما في console-view-waiting
console-empty-mine = لا توجد محادثات لديك. يمكن استلام محادثة من «في الانتظار».
console-empty-open = لا توجد محادثات مفتوحة.
console-empty-bot = البوت ليس في أي محادثة الآن.
console-empty-closed = لا توجد محادثات مغلقة بعد.
console-empty-search = لا نتائج. البحث بالاسم أو البريد الإلكتروني كاملًا أو رقم الطلب.
console-more-rows = { $count ->
    [zero] لا تُعرض أي محادثة.
    [one] تُعرض المحادثة الأولى فقط.
    [two] تُعرض أول محادثتين فقط.
    [few] تُعرض أول { $count } محادثات فقط.
    [many] تُعرض أول { $count } محادثة فقط.
   *[other] تُعرض أول { $count } محادثة فقط.
}

## Search and filter
console-search = الاسم أو البريد أو رقم الطلب
console-found = نتائج البحث عن «{ $words }»
console-filter-language = هذه اللغة فقط
console-all-languages = كل اللغات

## A line of the list
console-visitor = زائر { $code }
console-verified = الهوية مؤكدة
console-nothing-said = لا توجد رسائل بعد
console-mentioned = ذُكر اسمك
console-priority-1 = عاجلة
console-priority-2 = عادية
console-priority-3 = منخفضة
console-due-left = متبقٍّ: { $time }
console-due-over = تأخير: { $time }

## Channels
console-channel-web = دردشة الموقع
console-channel-api = API
console-channel-whatsapp = واتساب
console-channel-messenger = ماسنجر

## Why a person is needed
console-reason-asked = طلب التحدث مع موظف
console-reason-abstained = لا إجابة مؤكدة لدى البوت
console-reason-unsupported = خارج صلاحيات البوت
console-reason-complaint = شكوى
console-reason-bot_failed = عطل في البوت
console-reason-refused = رُفض ما طلبه العميل
console-reason-locked = التحقق من الهوية موقوف
console-reason-delivery_problem = مشكلة في التوصيل
console-reason-item_problem = مشكلة في منتج
console-reason-payment_problem = مشكلة في الدفع
console-reason-cancel_order = رغبة في إلغاء طلب
console-reason-change_order = رغبة في تعديل طلب
console-reason-exchange_item = رغبة في استبدال منتج
console-reason-request_invoice = طلب فاتورة
console-reason-privacy_request = بشأن البيانات الشخصية
console-reason-taken = استلمها أحد الموظفين

## How the customer feels. أسماء لا صفات
console-feeling-positive = رضا
console-feeling-neutral = حياد
console-feeling-negative = استياء
console-feeling-furious = غضب شديد
console-feeling-trend = المزاج
console-trend-better = في تحسّن
console-trend-worse = في تراجع
console-trend-steady = مستقر

## State of a conversation
console-state-bot = مع البوت
console-state-waiting = في انتظار موظف
console-state-closed = مغلقة
console-state-agent = مع الفريق
console-state-mine = المحادثة لديك
console-state-colleague = لدى { $name }

## What an agent can do with a conversation: buttons
console-verb-take = استلام
console-verb-take-over = استلام من الزميل
console-verb-hand-back = إعادة إلى البوت
console-verb-close = إغلاق
console-verb-reopen = إعادة فتح واستلام
console-confirm-take-over = هذه المحادثة لدى { $name }. تأكيد استلامها؟

## Changes of state, as lines between the messages
console-became-bot = انتقلت المحادثة إلى البوت
console-became-bot-by = أُعيدت المحادثة إلى البوت بواسطة { $name }
console-became-waiting = المحادثة في انتظار موظف
console-became-agent = انتقلت المحادثة إلى أحد الموظفين
console-became-agent-by = انتقلت المحادثة إلى { $name }
console-became-closed = أُغلقت المحادثة
console-became-closed-by = أُغلقت المحادثة بواسطة { $name }

## The thread
console-messages = الرسائل
console-earlier = عرض الرسائل السابقة
console-no-messages = لا توجد رسائل بعد
console-author-customer = العميل
console-author-bot = البوت
console-author-system = النظام
console-author-agent = الفريق
console-author-note = ملاحظة داخلية
console-no-text = (رسالة بلا نص)
console-unreadable = (رسالة «{ $key }»)
console-show-original = كما تظهر للعميل
console-understood = فُهمت الرسالة على أنها: { $intent }

## Delivery of a message on the customer's channel
console-delivery-pending = في انتظار الإرسال
console-delivery-sending = جارٍ الإرسال
console-delivery-sent = أُرسلت
console-delivery-delivered = وصلت
console-delivery-read = قُرئت
console-delivery-failed = لم تصل
console-delivery-unanswered = لم يتمكن البوت من الرد
console-resend = إعادة الإرسال

## Who else is here
console-present = مفتوحة الآن أيضًا لدى { $name }
console-present-typing = رسالة قيد الكتابة من { $name } …

## How long WhatsApp or Messenger still take a message
console-window-left = المهلة المتبقية للرد: { $time }
console-window-over = انتهت مهلة الرد

## Writing
console-composer = الكتابة
console-tab-reply = رد
console-tab-note = ملاحظة داخلية
console-reply-label = الرد على العميل
console-note-label = ملاحظة للزملاء
console-reply-placeholder = الرد باللغة { $language }… ‏/ للردود الجاهزة
console-note-placeholder = لا يراها إلا الزملاء. @ لذكر أحدهم بالاسم.
console-note-hint = لا تظهر الملاحظات للعميل أبدًا.
console-send = إرسال
console-save-note = حفظ الملاحظة
console-canned = ردود جاهزة
console-colleagues = الزملاء
console-kept-draft = نصك الذي لم يُرسل

## Why the agent cannot write to the customer here
console-locked-waiting = العميل في الانتظار. للرد يجب استلام المحادثة أولًا.
console-locked-bot = البوت هو من يرد الآن. للكتابة إلى العميل يجب استلام المحادثة أولًا.
console-locked-colleague = المحادثة لدى { $name }. يمكن ترك ملاحظة داخلية أو استلام المحادثة.
console-locked-closed = هذه المحادثة مغلقة. للكتابة إلى العميل يجب إعادة فتحها.
console-locked-window = لم تعد القناة تقبل رسائل، فقد مضى وقت طويل على آخر رسالة من العميل. لا يمكن الرد قبل وصول رسالة جديدة منه.

## What can go wrong
console-problem-stale = سبقك شخص آخر وتغيّرت هذه المحادثة. المعروض الآن هو وضعها الحالي، ويُرجى مراجعته قبل أي خطوة.
console-problem-not-owner = هذه المحادثة ليست لديك، لذلك لم يُرسل شيء. يُرجى استلامها أولًا.
console-problem-state = هذا لا يناسب الوضع الحالي للمحادثة. لم يتغيّر شيء.
console-problem-signed-out = انتهت الجلسة. يُرجى تسجيل الدخول مرة أخرى.
console-problem-attempts = محاولات كثيرة جدًا. يُرجى الانتظار بضع دقائق.
console-problem-unsent = لم تُرسل الرسالة: لا يوجد اتصال. النص محفوظ، ويُرجى المحاولة مرة أخرى.

## The side with what is known (the packet)
console-panel = العميل والطلبات
console-panel-short = التفاصيل
console-panel-why = سبب التحويل
console-panel-identity = الهوية
console-panel-customer = العميل
console-panel-orders = الطلبات
console-panel-returns = الإرجاع واسترداد المبالغ
console-panel-understood = ما فهمه البوت
console-panel-languages = اللغات المستخدمة
console-panel-bot = ما فعله البوت
console-panel-history = محادثات أخرى
console-panel-since = وقت التحويل
console-panel-due = آخر موعد للرد
console-panel-ended = وقت الانتهاء
console-panel-priority = الأولوية
console-panel-skills = المهارات المطلوبة
console-panel-policy = القاعدة المطبّقة
console-panel-mentioned = أرقام الطلبات المذكورة

## Identity
console-identity-verified = الهوية مؤكدة
console-identity-claimed = الهوية مذكورة دون إثبات
console-identity-anonymous = الهوية غير معروفة
console-identity-warning = الهوية غير مؤكدة. لا يجوز ذكر أي شيء عن الطلبات أو العناوين أو المدفوعات، ولا حتى وجود طلب من عدمه، قبل أن يثبت العميل هويته.
console-proof-token = تسجيل دخول في المتجر
console-proof-phone = رقم الهاتف في القناة
console-proof-order_email = رقم الطلب والبريد الإلكتروني
console-proof-order_postcode = رقم الطلب والرمز البريدي
console-proof-email_code = رمز مُرسل بالبريد الإلكتروني
console-identity-undone = سبق إلغاء ربط هذا الحساب بأحد العملاء.

## Rules on returns
console-policy-withdrawal = حق العدول عن الشراء
console-policy-shop_policy = سياسة الإرجاع في المتجر
console-policy-conformity = منتج معيب أو غير صحيح

## The customer's record: labels
console-customer-email = البريد الإلكتروني
console-customer-phone = الهاتف
console-customer-country = البلد
console-customer-language = اللغة
console-customer-address = العنوان
console-customer-since = عميل منذ
console-customer-local-time = التوقيت المحلي
console-customer-orders = الطلبات
console-customer-spent = إجمالي المشتريات
console-customer-orders-count = الإجمالي: { $count }، الجارية: { $open }، المرتجعات: { $returns }

## Orders
console-orders-none = لا توجد طلبات.
console-order-concerned = الطلب المقصود
console-order-address = عنوان التوصيل
console-order-payment = الدفع
console-order-items = المنتجات
console-parcel = الطرد { $index } من { $count }
console-parcel-only = الطرد
console-parcel-tracking = رقم التتبع
console-parcel-expected = التسليم المتوقع
console-parcel-between = من { $from } إلى { $to }
console-parcel-delivered = تاريخ التسليم
console-parcel-pickup = نقطة الاستلام
console-parcel-duties = رسوم جمركية مستحقة
console-parcel-last = آخر مسح
console-parcel-late = متأخر
console-parcel-none = لم يُشحن شيء بعد.
console-parcel-events = كل عمليات المسح

## State of a payment. مذكر: الدفع، المبلغ
console-payment-pending = قيد الانتظار
console-payment-authorised = مصرَّح به
console-payment-paid = مدفوع
console-payment-partially_refunded = مُستردّ جزئيًا
console-payment-refunded = مُستردّ
console-payment-failed = لم ينجح

## Returns
console-return = طلب الإرجاع { $rma }
console-return-refund = المبلغ المسترد
console-return-cost = تكلفة الإرجاع
console-refund-of = استرداد مبلغ الطلب { $number }
console-returns-none = لا يوجد إرجاع ولا مبالغ مستردة.

## What the bot did
console-did-nothing = لم يغيّر البوت شيئًا.
console-said = آخر رسائل البوت
console-action-identity-verify = التحقق من هوية العميل
console-action-identity-undo_link = إلغاء الربط بأحد العملاء
console-action-return-create = تسجيل طلب إرجاع
console-action-order-cancel = إلغاء طلب
console-action-order-change_address = تغيير عنوان التوصيل

## Intents: what a customer wants, as noun phrases
console-intent-track_order = تتبع طلب
console-intent-list_orders = قائمة الطلبات
console-intent-cancel_order = إلغاء طلب
console-intent-change_order = تعديل طلب
console-intent-return_item = إرجاع منتج
console-intent-exchange_item = استبدال منتج
console-intent-refund_status = حالة استرداد مبلغ
console-intent-delivery_problem = مشكلة في التوصيل
console-intent-item_problem = مشكلة في منتج
console-intent-payment_problem = مشكلة في الدفع
console-intent-request_invoice = فاتورة
console-intent-ask_question = سؤال
console-intent-complaint = شكوى
console-intent-talk_to_human = التحدث مع موظف
console-intent-privacy_request = بيانات شخصية
console-intent-greet = تحية
console-intent-goodbye = وداع
console-intent-thank = شكر
console-intent-affirm = نعم
console-intent-deny = لا
console-intent-out_of_scope = أمر آخر

## Ready-made replies
canned-hello = تحية
canned-hello-text = مرحبًا، معك { $name }. اطّلعتُ على المحادثة وسأتابع الأمر معك.
canned-checking = جارٍ التحقق
canned-checking-text = شكرًا. أتحقق من الأمر الآن، وسأعود إليك خلال دقائق.
canned-need-number = السؤال عن رقم الطلب والإثبات
canned-need-number-text = حتى أتمكن من الاطلاع على الأمر بأمان، يُرجى إرسال رقم الطلب مع البريد الإلكتروني أو الرمز البريدي المستخدم في الطلب.
canned-need-photo = طلب صورة
canned-need-photo-text = هل يمكن وصف المشكلة في المنتج، وإرسال صورة له إن أمكن؟ بذلك نحدد الحل المناسب بسرعة.
canned-asked-carrier = استعلام لدى شركة الشحن
canned-asked-carrier-text = قدّمتُ استعلامًا إلى شركة الشحن. يصل الرد عادةً خلال 3 أيام عمل، وسأكتب إليك فور معرفة المزيد.
canned-customs = الطرد في الجمارك
canned-customs-text = الطرد الآن لدى الجمارك. يستغرق ذلك عادةً من 1 إلى 3 أيام عمل. إذا لزم شيء من جانبك، فستتواصل معك شركة الشحن مباشرةً.
canned-delay-sorry = اعتذار عن التأخير
canned-delay-sorry-text = أعتذر عن تأخر طلبك عن الموعد الذي وعدنا به. أتحقق الآن مما حدث.
canned-refund-started = ردّ المبلغ قيد التنفيذ
canned-refund-started-text = بدأتُ إجراءات ردّ المبلغ. يُردّ المبلغ إلى وسيلة الدفع المستخدمة، وقد يحتاج البنك إلى مدة تصل إلى 5 أيام عمل حتى يظهر المبلغ لديك.
canned-return-approved = قبول طلب الإرجاع
canned-return-approved-text = تم قبول طلب الإرجاع. سيصلك ملصق الإرجاع بالبريد الإلكتروني. يُرجى تغليف المنتج جيدًا وتسليم الطرد خلال 7 أيام.
canned-replacement = منتج بديل
canned-replacement-text = رتّبتُ إرسال منتج بديل إليك دون أي تكلفة. سيصلك رابط التتبع بالبريد الإلكتروني فور مغادرة الطرد مستودعنا.
canned-specialist = استشارة أحد المختصين
canned-specialist-text = أحتاج إلى استشارة أحد المختصين في هذا الأمر. سأكتب إليك هنا قبل نهاية يوم العمل التالي.
canned-anything-else = هل من شيء آخر؟
canned-anything-else-text = هل يمكنني المساعدة في شيء آخر؟
canned-goodbye = وداع
canned-goodbye-text = شكرًا على تواصلك معنا. سأغلق هذه المحادثة الآن، وعند الحاجة إلى أي شيء تكفي كتابة رسالة جديدة.
