# 状态、原因和支付方式的用词，放在冒号后面或括号里，末尾不加标点。

## Order
order-state-placed = 已下单，等待确认
order-state-processing = 备货中
order-state-partly-shipped = 部分已发货
order-state-shipped = 运输中
order-state-delivered = 已送达
order-state-cancelled = 已取消
order-state-returning = 退货处理中
order-state-returned = 已退货

## Shipment (AfterShip's statuses)
shipment-Pending = 尚未交给承运商
shipment-InfoReceived = 已通知承运商，暂无扫描记录
shipment-InTransit = 运输中
shipment-OutForDelivery = 今日派送中
shipment-AttemptFail = 已尝试派送，未能送达
shipment-AvailableForPickup = 可以取件
shipment-Delivered = 已送达
shipment-Exception = 运输异常，已暂停
shipment-Expired = 承运商很久没有更新物流信息
shipment-NotFound = 承运商暂无记录
shipment-Returning = 正在退回仓库
shipment-Returned = 已退回仓库

## Customs (whole sentences)
customs-arrived = 包裹已到达海关，等待查验。
customs-held = 包裹正在海关接受查验，暂未放行，一般需要 1–3 个工作日。
customs-duties-due = 包裹在海关等待放行，需要先缴纳进口税费。
customs-duties-due-amount = 包裹在海关等待放行，需要先缴纳进口税费 { $amount }。
customs-documents-needed = 包裹在海关等待放行，需要您提供资料或证件号码。
customs-cleared = 包裹已通过海关放行。

## Return
return-state-requested = 已登记，审核中
return-state-approved = 已通过审核，等待您寄回
return-state-in-transit = 寄回途中
return-state-received = 已到达仓库
return-state-inspected = 已验货，正在准备退款
return-state-refunded = 已退款
return-state-rejected = 未通过审核
return-state-cancelled = 已取消

## Refund
refund-state-pending = 准备中
refund-state-issued = 已提交给银行或支付平台
refund-state-completed = 已完成
refund-state-failed = 未成功

## Means of payment
method-card = 银行卡
method-paypal = PayPal
method-klarna = Klarna
method-ideal = iDEAL
method-bancontact = Bancontact
method-alipay = 支付宝
method-wechat-pay = 微信支付
method-konbini = 便利店付款
method-mada = mada
method-pix = Pix
method-cod = 货到付款
method-gift-card = 礼品卡
method-apple-pay = Apple Pay
method-google-pay = Google Pay
method-bank-transfer = 银行转账
method-store-credit = 购物余额
method-other = 原支付方式

## Reasons for a return (shown as choices, at most 24 characters)
reason-changed-mind = 不想要了
reason-too-small = 太小了
reason-too-big = 太大了
reason-not-as-described = 与描述不符
reason-damaged = 收到时已损坏
reason-faulty = 有质量问题，不能用
reason-wrong-item = 发错商品
reason-late = 送达太晚
reason-other = 其他原因
