# 客服工作台的界面文字，以及发给客户的快捷回复。界面用语简短，尽量不用称呼；快捷回复用“您”。
# 统一用语：conversation 对话，agent 客服，take 接手，take over 接管（同事的对话），hand back 交还
# 机器人，close 结束，private note 内部备注，ready-made reply 快捷回复，identity proven 身份已核实；
# 其余与 chat.ftl 相同。
# 汉字与字母、数字之间空一格；日期和时长自带汉字，前后不空格。

## Page titles and moving around
console-title = Parley 客服工作台
console-skip = 跳到对话列表
console-views = 对话分类
console-list = 对话
console-to-queue = 返回列表
console-offline = 网络已断开，正在重新连接…

## Signing in
console-sign-in-title = 登录客服工作台
console-sign-in = 登录
console-sign-out = 退出登录
console-email = 邮箱
console-password = 密码
console-sign-in-failed = 邮箱或密码不正确。
console-own-language = 界面语言

## The lists, as links at the side
console-view-waiting = 等待人工
console-view-mine = 我的对话
console-view-open = 全部人工对话
console-view-bot = 机器人接待
console-view-closed = 已结束

## What an empty list says
console-empty-waiting = 没有客户在等待，辛苦了！
# “等待人工”：与 console-view-waiting 一致
console-empty-mine = 目前没有由您负责的对话，可以从“等待人工”中接手。
console-empty-open = 目前没有人工对话。
console-empty-bot = 机器人目前没有接待任何对话。
console-empty-closed = 还没有已结束的对话。
console-empty-search = 没有找到。可按姓名、完整邮箱地址或订单号搜索。
console-more-rows = 仅显示前 { $count } 条。

## Search and filter
console-search = 姓名、邮箱或订单号
console-found = “{ $words }”的搜索结果
console-filter-language = 只看这种语言
console-all-languages = 全部语言

## A line of the list
console-visitor = 访客 { $code }
console-verified = 身份已核实
console-nothing-said = 还没有消息
console-mentioned = 有人@我
console-priority-1 = 紧急
console-priority-2 = 普通
console-priority-3 = 较低
console-due-left = 还剩{ $time }
console-due-over = 已超时{ $time }

## Channels
console-channel-web = 网页聊天
console-channel-api = API
console-channel-whatsapp = WhatsApp
console-channel-messenger = Messenger

## Why a person is needed
console-reason-asked = 要求转人工
console-reason-abstained = 机器人没有可靠答案
console-reason-unsupported = 超出机器人权限
console-reason-complaint = 投诉
console-reason-bot_failed = 机器人出错
console-reason-refused = 申请未通过
console-reason-locked = 身份核实已锁定
console-reason-delivery_problem = 配送问题
console-reason-item_problem = 商品问题
console-reason-payment_problem = 付款问题
console-reason-cancel_order = 想取消订单
console-reason-change_order = 想修改订单
console-reason-exchange_item = 想换货
console-reason-request_invoice = 需要发票
console-reason-privacy_request = 涉及个人信息
console-reason-taken = 客服主动接手

## How the customer feels
console-feeling-positive = 满意
console-feeling-neutral = 平静
console-feeling-negative = 不满
console-feeling-furious = 愤怒
console-feeling-trend = 情绪
console-trend-better = 正在好转
console-trend-worse = 正在变差
console-trend-steady = 平稳

## State of a conversation
console-state-bot = 机器人接待中
console-state-waiting = 等待人工
console-state-closed = 已结束
console-state-agent = 客服处理中
console-state-mine = 由我负责
console-state-colleague = 由 { $name } 负责

## What an agent can do with a conversation: buttons
console-verb-take = 接手
console-verb-take-over = 接管
console-verb-hand-back = 交还机器人
console-verb-close = 结束对话
console-verb-reopen = 重新打开并接手
console-confirm-take-over = 这个对话正由 { $name } 负责，确定要接管吗？

## Changes of state, as lines between the messages
console-became-bot = 已由机器人接待
console-became-bot-by = { $name } 已将对话交还机器人
console-became-waiting = 客户正在等待人工客服
console-became-agent = 客服已接手
console-became-agent-by = { $name } 已接手
console-became-closed = 对话已结束
console-became-closed-by = { $name } 结束了对话

## The thread
console-messages = 消息
console-earlier = 查看更早的消息
console-no-messages = 还没有消息
console-author-customer = 客户
console-author-bot = 机器人
console-author-system = 系统
console-author-agent = 客服
console-author-note = 内部备注
console-no-text = （没有文字的消息）
console-unreadable = （消息“{ $key }”）
console-show-original = 客户看到的原文
console-understood = 识别为：{ $intent }

## Delivery of a message on the customer's channel
console-delivery-pending = 等待发送
console-delivery-sending = 发送中
console-delivery-sent = 已发送
console-delivery-delivered = 已送达
console-delivery-read = 已读
console-delivery-failed = 未送达
console-delivery-unanswered = 机器人未能回复
console-resend = 重新发送

## Who else is here
console-present = { $name } 也在查看
console-present-typing = { $name } 正在输入…

## How long WhatsApp or Messenger still take a message
console-window-left = 可回复时间还剩{ $time }
console-window-over = 已超过可回复时间

## Writing
console-composer = 编辑消息
console-tab-reply = 回复
console-tab-note = 内部备注
console-reply-label = 回复客户
console-note-label = 给同事的备注
console-reply-placeholder = 用{ $language }回复…输入 / 选择快捷回复
console-note-placeholder = 仅同事可见。输入 @ 可提醒某位同事。
console-note-hint = 客户不会看到备注。
console-send = 发送
console-save-note = 保存备注
console-canned = 快捷回复
console-colleagues = 同事
console-kept-draft = 尚未发送的内容

## Why the agent cannot write to the customer here
console-locked-waiting = 客户正在等待，接手后即可回复。
console-locked-bot = 目前由机器人回复，接手后即可给客户写消息。
console-locked-colleague = 目前由 { $name } 负责，可以留下内部备注或接管对话。
console-locked-closed = 对话已结束，重新打开后即可给客户写消息。
console-locked-window = 距离客户上次发消息已经太久，该渠道不再接收消息，需要等客户先发来新消息。

## What can go wrong
console-problem-stale = 有人抢先了一步，对话已有变动。现在显示的是最新状态，请看过之后再操作。
console-problem-not-owner = 这个对话不由您负责，因此没有发送任何内容。请先接手。
console-problem-state = 对话目前的状态不支持这项操作，没有做任何改动。
console-problem-signed-out = 登录已失效，请重新登录。
console-problem-attempts = 尝试次数过多，请过几分钟再试。
console-problem-unsent = 网络已断开，消息没有发送。内容已保留，请再试一次。

## The side with what is known (the packet)
console-panel = 客户与订单
console-panel-short = 详情
console-panel-why = 转人工原因
console-panel-identity = 身份
console-panel-customer = 客户
console-panel-orders = 订单
console-panel-returns = 退货与退款
console-panel-understood = 识别出的意图
console-panel-languages = 使用的语言
console-panel-bot = 机器人的操作
console-panel-history = 其他对话
console-panel-since = 转人工时间
console-panel-due = 回复期限
console-panel-ended = 结束时间
console-panel-priority = 优先级
console-panel-skills = 所需技能
console-panel-policy = 适用规则
console-panel-mentioned = 提到的订单号

## Identity
console-identity-verified = 身份已核实
console-identity-claimed = 仅自称，未核实
console-identity-anonymous = 身份未知
console-identity-warning = 身份未核实。在客户证明身份之前，请勿透露订单、地址或付款的任何信息，也不要说明是否存在某个订单。
console-proof-token = 已登录商店账户
console-proof-phone = 渠道绑定的手机号
console-proof-order_email = 订单号和电子邮箱
console-proof-order_postcode = 订单号和邮政编码
console-proof-email_code = 邮件验证码
console-identity-undone = 该聊天账号与客户的关联曾被解除过。

## Rules on returns
console-policy-withdrawal = 法定无理由退货权
console-policy-shop_policy = 本店退货政策
console-policy-conformity = 商品有缺陷或发错

## The customer's record: labels
console-customer-email = 邮箱
console-customer-phone = 电话
console-customer-country = 国家或地区
console-customer-language = 语言
console-customer-address = 地址
console-customer-since = 建档日期
console-customer-local-time = 当地时间
console-customer-orders = 订单
console-customer-spent = 消费总额
console-customer-orders-count = 共 { $count } 个，进行中 { $open } 个，退货 { $returns } 次

## Orders
console-orders-none = 没有订单。
console-order-concerned = 本次咨询
console-order-address = 收货地址
console-order-payment = 付款
console-order-items = 商品
console-parcel = 包裹 { $index }/{ $count }
console-parcel-only = 包裹
console-parcel-tracking = 运单号
console-parcel-expected = 预计送达
console-parcel-between = { $from }至{ $to }
console-parcel-delivered = 送达时间
console-parcel-pickup = 自提点
console-parcel-duties = 待缴进口税费
console-parcel-last = 最近一次扫描
console-parcel-late = 已延误
console-parcel-none = 尚未发货。
console-parcel-events = 全部扫描记录

## State of a payment
console-payment-pending = 待付款
console-payment-authorised = 已授权
console-payment-paid = 已付款
console-payment-partially_refunded = 部分已退款
console-payment-refunded = 已退款
console-payment-failed = 付款失败

## Returns
console-return = 退货 { $rma }
console-return-refund = 退款
console-return-cost = 退货运费
console-refund-of = { $number } 的退款
console-returns-none = 没有退货或退款。

## What the bot did
console-did-nothing = 机器人没有做任何改动。
console-said = 机器人最近说的话
console-action-identity-verify = 核实了客户身份
console-action-identity-undo_link = 解除了与客户的关联
console-action-return-create = 登记了退货
console-action-order-cancel = 取消了订单
console-action-order-change_address = 修改了收货地址

## Intents: what a customer wants, as noun phrases
console-intent-track_order = 查询物流
console-intent-list_orders = 查看订单
console-intent-cancel_order = 取消订单
console-intent-change_order = 修改订单
console-intent-return_item = 退货
console-intent-exchange_item = 换货
console-intent-refund_status = 退款进度
console-intent-delivery_problem = 配送问题
console-intent-item_problem = 商品问题
console-intent-payment_problem = 付款问题
console-intent-request_invoice = 开具发票
console-intent-ask_question = 咨询问题
console-intent-complaint = 投诉
console-intent-talk_to_human = 转人工客服
console-intent-privacy_request = 个人信息
console-intent-greet = 问候
console-intent-goodbye = 告别
console-intent-thank = 感谢
console-intent-affirm = 是
console-intent-deny = 否
console-intent-out_of_scope = 其他

## Ready-made replies
canned-hello = 问候
canned-hello-text = 您好，我是客服 { $name }。之前的对话我已经看过了，接下来由我为您处理。
canned-checking = 正在核实
canned-checking-text = 谢谢您。我正在为您核实，几分钟后回复您。
canned-need-number = 询问订单号和验证信息
canned-need-number-text = 为了安全地为您查询，请您提供订单号，以及下单时用的电子邮箱或邮政编码。
canned-need-photo = 请客户发照片
canned-need-photo-text = 麻烦您说明一下商品哪里有问题，方便的话请拍张照片发给我，这样我们可以尽快确定怎么处理。
canned-asked-carrier = 已向承运商查询
canned-asked-carrier-text = 我已经向承运商发起查询，对方一般会在 3 个工作日之内答复，一有消息我就告诉您。
canned-customs = 包裹在海关
canned-customs-text = 您的包裹目前在海关，一般需要 1–3 个工作日。如果需要您配合，承运商会直接联系您。
canned-delay-sorry = 为延误致歉
canned-delay-sorry-text = 非常抱歉，您的订单没有按我们承诺的时间送达。我正在核实原因。
canned-refund-started = 退款已提交
canned-refund-started-text = 我已经为您提交退款，款项会退回您付款时使用的支付方式。银行入账最多可能需要 5 个工作日。
canned-return-approved = 退货已通过
canned-return-approved-text = 您的退货申请已通过。我们会用电子邮件把退货标签发给您，请您把商品包装好，并在 7 天之内交到寄件点。
canned-replacement = 安排补发
canned-replacement-text = 我已经为您安排免费补发。包裹一离开仓库，我们就会用电子邮件把物流查询链接发给您。
canned-specialist = 请专员确认
canned-specialist-text = 这个问题我需要请专员确认，最晚在下一个工作日下班前在这里回复您。
canned-anything-else = 还有其他需要吗
canned-anything-else-text = 请问还有什么可以帮您？
canned-goodbye = 告别
canned-goodbye-text = 感谢您的咨询，本次对话先到这里。如果还有需要，直接发消息给我们就可以。
