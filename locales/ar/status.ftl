# كلمات للحالات والأسباب وأخبار شركات الشحن. تأتي داخل الجمل بعد نقطتين
# («الطلب س المقدَّم في ص: في الطريق.»)، وكلها بصيغة المذكر لأنها تعود إلى: الطلب، الطرد، طلب الإرجاع،
# الاسترداد.

## Order
order-state-placed = تم استلامه، في انتظار التأكيد
order-state-processing = قيد التجهيز
order-state-partly-shipped = شُحن جزء منه
order-state-shipped = في الطريق
order-state-delivered = تم التسليم
order-state-cancelled = ملغى
order-state-returning = الإرجاع جارٍ
order-state-returned = تم الإرجاع

## Shipment (AfterShip's statuses)
shipment-Pending = لم يُسلَّم إلى شركة الشحن بعد
shipment-InfoReceived = لدى شركة الشحن إشعار به، ولم يُمسح بعد
shipment-InTransit = في الطريق
shipment-OutForDelivery = خرج للتوصيل اليوم
shipment-AttemptFail = جرت محاولة توصيل ولم تنجح
shipment-AvailableForPickup = جاهز للاستلام
shipment-Delivered = تم التسليم
shipment-Exception = متوقف بسبب مشكلة
shipment-Expired = لا أخبار عنه من شركة الشحن منذ مدة طويلة
shipment-NotFound = لم يظهر بعد لدى شركة الشحن
shipment-Returning = في طريق العودة إلينا
shipment-Returned = عاد إلى مستودعنا

## Customs (whole sentences)
customs-arrived = وصل الطرد إلى الجمارك وهو في انتظار الفحص.
customs-held = تحتجز الجمارك الطرد للفحص. يستغرق ذلك عادةً من 1 إلى 3 أيام عمل.
customs-duties-due = تنتظر الجمارك دفع الرسوم الجمركية قبل الإفراج عن الطرد.
customs-duties-due-amount = تنتظر الجمارك دفع رسوم جمركية قدرها { $amount } قبل الإفراج عن الطرد.
customs-documents-needed = تحتاج الجمارك إلى مستند أو إلى رقم هويتك قبل الإفراج عن الطرد.
customs-cleared = أفرجت الجمارك عن الطرد.

## Return
return-state-requested = مسجَّل، قيد المراجعة
return-state-approved = مقبول، في انتظار إرسال الطرد
return-state-in-transit = في الطريق إلينا
return-state-received = وصل إلى مستودعنا
return-state-inspected = تم الفحص، وردّ المبلغ قيد التجهيز
return-state-refunded = تم ردّ المبلغ
return-state-rejected = غير مقبول
return-state-cancelled = ملغى

## Refund
refund-state-pending = قيد التجهيز
refund-state-issued = أُرسل إلى البنك أو مزوّد خدمة الدفع
refund-state-completed = مكتمل
refund-state-failed = لم ينجح

## Means of payment
method-card = بطاقة
method-paypal = PayPal
method-klarna = Klarna
method-ideal = iDEAL
method-bancontact = Bancontact
method-alipay = Alipay
method-wechat-pay = WeChat Pay
method-konbini = Konbini
method-mada = مدى
method-pix = Pix
method-cod = الدفع عند الاستلام
method-gift-card = بطاقة هدية
method-apple-pay = Apple Pay
method-google-pay = Google Pay
method-bank-transfer = تحويل بنكي
method-store-credit = رصيد في المتجر
method-other = وسيلة الدفع المستخدمة

## Reasons for a return (shown as choices, at most 24 characters)
reason-changed-mind = غيّرت رأيي
reason-too-small = صغير جدًا
reason-too-big = كبير جدًا
reason-not-as-described = مختلف عن الوصف
reason-damaged = وصل تالفًا
reason-faulty = لا يعمل
reason-wrong-item = منتج غير صحيح
reason-late = وصل متأخرًا
reason-other = سبب آخر
