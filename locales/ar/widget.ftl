# نافذة الدردشة في صفحات المتجر وصفحة المتجر التجريبي. المصطلحات كما في chat.ftl: المحادثة (والدردشة هي
# النافذة)، المساعد الآلي (بوت)، أحد موظفينا. الخطاب بصيغ لا تفرّق بين المذكر والمؤنث.
# $count يصل نصًّا جاهزًا، فلا تصلح معه صيغ الجمع: «الرسائل الجديدة: …».
# An invisible right-to-left mark (U+200F) stands before a placeable that begins a line: dir="auto"
# looks at the first letter, and a name may be Latin.

### The widget

## The button that opens the chat, and the head of the panel
widget-title = الدردشة معنا
widget-open = فتح الدردشة
widget-open-unread = فتح الدردشة، الرسائل الجديدة: { $count }
widget-close = إغلاق الدردشة
widget-disclosure = مساعد آلي (بوت)
widget-disclosure-waiting = في انتظار أحد موظفينا
widget-disclosure-agent = محادثتك الآن مع { $name }
widget-agent-unnamed = فريقنا
widget-disclosure-closed = المحادثة مغلقة

## Before the first message
widget-welcome-title = مرحبًا! كيف يمكننا المساعدة؟
widget-welcome-text = معك مساعدنا الآلي، وهو بوت: يتتبع الطلبات، ويسجّل طلبات الإرجاع، ويجيب عن الأسئلة بلغتك، ويحوّل المحادثة إلى أحد موظفينا متى شئت.
widget-starters = اقتراحات
widget-starter-track = أين طلبي؟
widget-starter-return = أريد إرجاع منتج
widget-starter-delivery = كم تستغرق مدة التوصيل؟

## Writing
widget-input = رسالتك
widget-placeholder = كتابة رسالة…
widget-placeholder-order-number = رقم الطلب، مثل MG-104233
widget-placeholder-proof = بريد إلكتروني أو رمز بريدي
widget-placeholder-email = البريد الإلكتروني
widget-placeholder-postcode = الرمز البريدي
widget-placeholder-closed = كتابة رسالة لاستئناف المحادثة…
widget-send = إرسال
widget-characters-left = الأحرف المتبقية: { $count }
widget-characters-over = الأحرف الزائدة: { $count }

## Messages
widget-log = المحادثة
widget-author-you = أنت
widget-author-bot = المساعد الآلي (بوت)
widget-author-agent = فريقنا
widget-sending = جارٍ الإرسال…
widget-sent = تم الإرسال
widget-failed = لم تُرسل
widget-retry = إعادة المحاولة
widget-typing = المساعد الآلي يكتب…
widget-choices = إجابات مقترحة
widget-jump = رسائل جديدة
widget-today = اليوم
widget-yesterday = أمس

## Small lines between the messages
widget-line-waiting = أنت في قائمة الانتظار للتحدث مع أحد موظفينا
widget-line-agent = ‏{ $name } معك الآن في المحادثة
widget-line-agent-unnamed = أحد موظفينا معك الآن في المحادثة
widget-line-bot = عاد المساعد الآلي (بوت) للرد في هذه المحادثة
widget-line-closed = أُغلقت هذه المحادثة
widget-line-restarted = انتهت صلاحية المحادثة السابقة. هذه محادثة جديدة.

## Notices
widget-offline = لا يوجد اتصال. سنعيد الاتصال في أقرب وقت ممكن.
widget-online = عاد الاتصال
widget-error = تعذّر ذلك. يُرجى المحاولة مرة أخرى.

## Below the text field and in the head
widget-human = التحدث مع موظف
widget-human-request = أريد التحدث مع موظف
widget-new = محادثة جديدة
widget-new-question = هل نبدأ محادثة جديدة؟ ستُحذف المحادثة الحالية من هذا الجهاز.
widget-new-yes = بدء محادثة جديدة
widget-new-no = الإبقاء على الحالية
widget-language = اللغة

### The demo shop page

## Head and foot of the page
shop-page-title = { $product } – Meridian Goods
shop-skip = الانتقال إلى المنتج
shop-nav-clothing = الأزياء
shop-nav-outdoor = الرحلات والتخييم
shop-nav-home = المنزل
shop-nav-electronics = الإلكترونيات
shop-nav = الأقسام
shop-banner = شحن عادي مجاني في الاتحاد الأوروبي بدءًا من { $amount } · 30 يومًا للإرجاع
shop-language = اللغة
shop-footer = Meridian Goods متجر خيالي، والهدف منه عرض إمكانات Parley.

## The product
shop-crumb-home = المتجر
shop-crumb-jackets = السترات
shop-product = سترة Fjell الواقية من المطر
shop-product-lead = سترة خفيفة لأيام المطر في الجبال وفي الطريق إلى العمل. مقاومة للماء حتى 10,000 مم، وتُطوى داخل جيبها.
shop-product-image = رسم لسترة خضراء واقية من المطر بغطاء للرأس
shop-rating = التقييم { $rating } من 5 · عدد التقييمات: { $count }
shop-price-note = شامل ضريبة القيمة المضافة والرسوم الجمركية
shop-colour = اللون
shop-colour-moss = أخضر طحلبي
shop-colour-clay = أحمر طيني
shop-colour-night = أزرق ليلي
shop-size = المقاس
shop-add = إضافة إلى السلة
shop-added = هذا عرض تجريبي: تبقى السلة فارغة.
shop-fact-stock = متوفر، ويغادر مستودعنا اليوم
# «من … إلى …» لا شرطة: الشرطة بين رقمين قد تُقرأ معكوسة
shop-fact-delivery = التوصيل في الاتحاد الأوروبي: من 3 إلى 6 أيام عمل
shop-fact-returns = إمكانية الإرجاع خلال 30 يومًا من التسليم

## Details below the product
shop-detail-fabric-title = القماش
shop-detail-fabric = بولي أميد معاد تدويره من ثلاث طبقات. الغشاء يقاوم عمود ماء قدره 10,000 مم ويسمح بخروج بخار الماء.
shop-detail-care-title = العناية
shop-detail-care = تُغسل على 30 درجة مئوية من دون منعّم الأقمشة. بعد خمس غسلات تُعاد معالجتها بمادة مقاومة للماء. لا تُجفف في المجفف.
shop-detail-fit-title = القَصّة
shop-detail-fit = قَصّة واسعة تناسب ارتداء كنزة تحتها. عند التردد بين مقاسين، يُفضَّل اختيار الأصغر.

## Trying the assistant out
shop-try-title = تجربة المساعد الآلي
shop-try-text = يمكن فتح الدردشة من زاوية الصفحة والكتابة بلغتك. هذه هي الطلبات الموجودة في البيانات التجريبية:
shop-try-order = رقم الطلب
shop-try-proof = الرمز البريدي
shop-try-about = حالة الطلب
shop-try-ask = الاستفسار عنه
shop-try-question = أين طلبي { $number }؟
shop-case-transit = في الطريق، مرورًا بالجمارك
shop-case-delivered = تم التسليم الأسبوع الماضي، ويمكن الإرجاع
shop-case-old = تم التسليم قبل 60 يومًا
shop-case-split = طردان من مستودعين
shop-case-held = محتجز لدى الجمارك
shop-case-refund = استرداد المبلغ جارٍ
shop-case-placed = طلب جديد، يمكن تعديله أو إلغاؤه
shop-case-late = متأخر
shop-case-mixed = أحد المنتجين غير قابل للإرجاع
shop-case-today = يصل اليوم
shop-try-empty = البيانات التجريبية غير محمّلة هنا، فلا توجد طلبات للسؤال عنها. يمكن طرح الأسئلة الأخرى كالمعتاد.
shop-signin = تسجيل الدخول باسم
shop-signin-guest = زائر (من دون تسجيل دخول)
shop-signin-note = في العرض التجريبي فقط: يوقّع المتجر رمز دخول للحساب المختار، فيعرف المساعد الآلي صاحب السؤال.
shop-signin-failed = تعذّر تسجيل الدخول. يُرجى المحاولة مرة أخرى.
