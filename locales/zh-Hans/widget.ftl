# 网页聊天窗口和演示商店页面的文字。用语与 chat.ftl 一致：对话（聊天窗口指界面），
# 智能助手（机器人），人工客服。称呼用“您”；汉字与字母、数字之间空一格。

### The widget

## The button that opens the chat, and the head of the panel
widget-title = 在线咨询
widget-open = 打开聊天窗口
widget-open-unread = 打开聊天窗口，有 { $count } 条新消息
widget-close = 关闭聊天窗口
widget-disclosure = 智能助手（机器人）
widget-disclosure-waiting = 正在等待人工客服
# 姓名放在冒号后面：姓名可能是汉字，也可能是字母，还可能是 widget-agent-unnamed
widget-disclosure-agent = 人工服务中：{ $name }
widget-agent-unnamed = 客服人员
widget-disclosure-closed = 对话已结束

## Before the first message
widget-welcome-title = 您好！有什么可以帮您？
widget-welcome-text = 我们的智能助手是机器人，可以用您的语言查物流、登记退货、解答问题。您需要时，随时为您转接人工客服。
widget-starters = 您可以这样问
widget-starter-track = 我的包裹到哪了？
widget-starter-return = 我要退货
widget-starter-delivery = 配送一般要多久？

## Writing
widget-input = 您的消息
widget-placeholder = 请输入消息…
widget-placeholder-order-number = 订单号，如 MG-104233
widget-placeholder-proof = 电子邮箱或邮政编码
widget-placeholder-email = 电子邮箱
widget-placeholder-postcode = 邮政编码
widget-placeholder-closed = 发送消息即可继续对话…
widget-send = 发送
widget-characters-left = 还可输入 { $count } 个字符
widget-characters-over = 超出 { $count } 个字符

## Messages
widget-log = 对话记录
widget-author-you = 您
widget-author-bot = 智能助手（机器人）
widget-author-agent = 人工客服
widget-sending = 正在发送…
widget-sent = 已发送
widget-failed = 发送失败
widget-retry = 重新发送
widget-typing = 智能助手正在输入…
widget-choices = 可选回复
widget-jump = 有新消息
widget-today = 今天
widget-yesterday = 昨天

## Small lines between the messages
widget-line-waiting = 您正在排队等待人工客服
widget-line-agent = { $name } 已加入对话
widget-line-agent-unnamed = 人工客服已加入对话
widget-line-bot = 现在继续由智能助手（机器人）为您服务
widget-line-closed = 本次对话已结束
widget-line-restarted = 之前的对话已过期，现在开始新的对话。

## Notices
widget-offline = 网络连接已断开，恢复后会自动重新连接。
widget-online = 已重新连接
widget-error = 操作没有成功，请您再试一次。

## Below the text field and in the head
widget-human = 转人工客服
widget-human-request = 我想转人工客服
widget-new = 开始新对话
widget-new-question = 要开始新对话吗？当前对话将从这台设备上移除。
widget-new-yes = 开始新对话
widget-new-no = 保留当前对话
widget-language = 语言

### The demo shop page

## Head and foot of the page
shop-page-title = { $product } – Meridian Goods
shop-skip = 跳到商品信息
shop-nav-clothing = 服饰鞋履
shop-nav-outdoor = 户外
shop-nav-home = 家居
shop-nav-electronics = 数码
shop-nav = 商品分类
shop-banner = 欧盟标准配送满 { $amount } 免运费 · 30 天内可退货
shop-language = 语言
shop-footer = Meridian Goods 是一家虚构的商店，用来展示 Parley 的功能。

## The product
shop-crumb-home = 首页
shop-crumb-jackets = 外套
shop-product = Fjell 防雨外套
shop-product-lead = 轻便防雨，雨天徒步、上下班都合适。防水指数 10,000 毫米水柱，可收进自带的口袋。
shop-product-image = 绿色连帽防雨外套的插图
shop-rating = { $rating } 分（满分 5 分）· { $count } 条评价
shop-price-note = 已含增值税和进口税费
shop-colour = 颜色
shop-colour-moss = 苔绿色
shop-colour-clay = 陶土色
shop-colour-night = 夜蓝色
shop-size = 尺码
shop-add = 加入购物车
shop-added = 这是演示页面，商品不会真的加入购物车。
shop-fact-stock = 有现货，今天从仓库发出
shop-fact-delivery = 欧盟境内 3–6 个工作日送达
shop-fact-returns = 收货后 30 天之内可以退货

## Details below the product
shop-detail-fabric-title = 面料
shop-detail-fabric = 三层结构的再生锦纶面料。薄膜可以承受 10,000 毫米水柱，同时排出湿气。
shop-detail-care-title = 洗护
shop-detail-care = 用 30 °C 的水洗，不要加柔顺剂。每洗 5 次，重新做一次防水处理。不能放进烘干机。
shop-detail-fit-title = 版型
shop-detail-fit = 版型宽松，里面可以穿一件毛衣。介于两个尺码之间时，建议选小一码。

## Trying the assistant out
shop-try-title = 试试智能助手
shop-try-text = 请打开页面角落的聊天窗口，用您自己的语言提问。演示数据里有以下订单：
shop-try-order = 订单号
shop-try-proof = 邮政编码
shop-try-about = 订单情况
shop-try-ask = 咨询此订单
shop-try-question = 我的订单 { $number } 到哪了？
shop-case-transit = 跨境运输中，途经海关
shop-case-delivered = 上周送达，可以退货
shop-case-old = 60 天前送达
shop-case-split = 两个仓库发出的两个包裹
shop-case-held = 正在海关接受查验
shop-case-refund = 退款处理中
shop-case-placed = 刚下单，可以修改或取消
shop-case-late = 已延误
shop-case-mixed = 两件商品中有一件不能退货
shop-case-today = 今天送达
shop-try-empty = 这里没有加载演示数据，所以没有订单可查。其他问题您照样可以咨询。
shop-signin = 登录身份
shop-signin-guest = 访客（未登录）
shop-signin-note = 仅限演示：商店会为这位顾客签发令牌，让智能助手知道是谁在提问。
shop-signin-failed = 登录没有成功，请您再试一次。
