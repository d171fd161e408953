# 智能助手对客户说的话。称呼用“您”，语气亲切、准确，适合手机阅读。
# 统一用语：order 订单，parcel 包裹，return 退货，refund 退款，customs 海关（clearance 清关），
# duties 进口税费，pick-up point 自提点，return number 退货编号，tracking number 运单号，
# carrier 承运商，colleague / person 人工客服。
# 汉字与字母、数字之间空一格；日期自带汉字，前后不空格。

## Opening and small talk
bot-intro = 您好！我是 { $shop } 的智能助手，是一个机器人。我可以帮您查物流、登记退货、解答问题，也可以为您转接人工客服。
language-fallback = 我能看懂{ $language }，但目前只能用简体中文回答。
greet = 请问有什么可以帮您？
goodbye = 再见，感谢您的光临！
thanks = 不客气！还有什么可以帮您吗？
affirm-nothing = 好的，请问您想办理什么？
deny-nothing = 没关系。您需要办理什么，可以随时告诉我。
out-of-scope = 很抱歉，这件事我帮不上忙。我可以帮您处理订单、配送和退货，也可以回答与本店有关的问题。
not-understood = 抱歉，我没太明白您的意思。能请您换个说法吗？
# Two choices follow: what the message may have meant
did-you-mean = 为了准确理解您的意思，请问您想办理的是以下哪一项？
# Before the answer to the next of several requests in one message
next-request = 接下来处理您的另一个问题。
# Said in the language that was asked for
language-switched = 好的，我们用简体中文继续。
# Before the answer, when the customer is upset; then the answer itself follows
apology = 给您带来不便，非常抱歉。
apology-furious = 真的非常抱歉，这种情况本不该发生，我马上为您处理。
# The customer stays upset: a person is offered, then the answer follows
apology-person = 非常理解您的心情，实在抱歉。如果您更希望与人工客服沟通，我可以马上为您转接。

## Choices (titles of buttons: at most 20 characters where the language allows)
choice-track = 查询物流
choice-return = 我要退货
choice-question = 我想咨询
choice-orders = 我的订单
choice-cancel = 取消订单
choice-change = 修改订单
choice-exchange = 换货
choice-refund = 查询退款
choice-delivery-problem = 物流配送问题
choice-item-problem = 商品有问题
choice-payment-problem = 付款问题
choice-invoice = 开发票
choice-privacy = 我的个人信息
choice-human = 转人工客服
choice-yes = 是
choice-no = 否
choice-all-items = 全部
choice-no-thanks = 不用了，谢谢
choice-order = { $number }
choice-item = { $item }

## Proving who you are
ask-order-number = 请问您的订单号是多少？订单号在订单确认邮件里，格式类似 MG-104233。
ask-order-number-choice = 请问是关于哪个订单？
ask-proof = 谢谢。为了保护您的个人信息，请告诉我下单时用的电子邮箱，或收货地址的邮政编码。
order-number-not-understood = 我没有找到订单号。订单号在订单确认邮件的标题里，格式类似 MG-104233。
proof-not-understood = 我需要核对下单时用的电子邮箱，或收货地址的邮政编码。请问您方便提供哪一个？
verify-failed = 您提供的订单号和电子邮箱（或邮政编码）与我们的记录不符。请您核对后再试一次，先告诉我订单号。
verify-locked = 尝试次数过多，为了保护您的信息，我只能暂停核对。人工客服可以继续帮您。
order-not-yours = 在您的订单里没有找到 { $number }。
no-orders = 目前没有查到您的订单。

## Tracking
lines = { $lines }
track-order = 订单 { $number }（{ $placed }下单）：{ $state }。商品：{ $items }。
track-not-shipped = 订单 { $number }（{ $placed }下单）正在备货。包裹一离开仓库，我们就会用电子邮件把物流查询链接发给您。
track-cancelled = 订单 { $number }（{ $placed }下单）已取消。
track-parcels = 这个订单共有 { $count } 个包裹。
track-parcel-of = 包裹 { $index }/{ $count }（{ $carrier }，运单号 { $tracking }）：{ $status }。
track-parcel = 包裹（{ $carrier }，运单号 { $tracking }）：{ $status }。
track-parcel-plain = 包裹（{ $carrier }）：{ $status }。
track-parcel-of-plain = 包裹 { $index }/{ $count }（{ $carrier }）：{ $status }。
track-parcel-items = 包裹内有：{ $items }。
track-last-event = 最近一次扫描：{ $country } { $place }，{ $when }。
track-last-event-country = 最近一次扫描：{ $country }，{ $when }。
track-last-event-plain = 最近一次更新：{ $when }。
track-expected-between = 预计{ $from }至{ $to }送达。
track-expected-by = 预计最晚于{ $to }送达。
track-late = 包裹原定最晚于{ $to }送达，现在已经延误，非常抱歉。
track-delivered-on = 送达时间：{ $when }。
track-pickup = 包裹在自提点等您领取：{ $place }。取件时请您带上身份证件。
track-attempt-fail = 承运商会在下一个工作日再送一次。
track-exception = 包裹在途中出了问题，人工客服可以联系承运商核实。
offer-human-problem = 需要我为您转接人工客服，请他们向承运商核实吗？

## My orders
orders-list =
    为您列出最近的 { $count } 个订单：
    { $orders }
order-line = • { $number }｜{ $placed }｜{ $total }｜{ $state }

## Returns
ask-return-items = 请问您想退哪件商品？
ask-return-items-again = 我没有看出是哪件商品。请从列表里选择一件或多件，也可以回复“全部”。
ask-return-reason = 很抱歉没能让您满意。请问退货的原因是什么？
return-confirm =
    请您确认退货内容：
    订单：{ $number }
    商品：{ $items }
    退款：{ $refund }（{ $method }）
    现在为您登记吗？
return-confirm-cost =
    请您确认退货内容：
    订单：{ $number }
    商品：{ $items }
    退货运费：{ $cost }（从退款中扣除）
    实际退款：{ $refund }（{ $method }）
    现在为您登记吗？
return-confirm-again = 请您回复“是”或“否”：现在为您登记这次退货吗？
return-created = 退货已登记，您的退货编号是 { $rma }。请把编号写在包裹上，并在{ $deadline }前（含当天）交到寄件点。包裹到达仓库后，我们通常在 3–5 个工作日之内退款 { $refund }，最迟不超过 14 天。
return-created-faulty = 退货已登记，给您添麻烦了，非常抱歉。您的退货编号是 { $rma }，退货运费由我们承担。请把编号写在包裹上，并在{ $deadline }前（含当天）交到寄件点。我们会给您退款 { $refund }。
return-not-created = 好的，我没有登记退货，您的订单保持不变。
return-nothing =
    订单 { $number } 中的商品，我都无法为您办理退货：
    { $items }
return-refusal = • { $item }：{ $why }
return-refusal-offer = 如果您觉得情况有出入，可以请人工客服再为您核实。
refusal-window-over = 退货期限已于{ $deadline }截止
refusal-not-delivered = 商品还没有送达
refusal-excluded-hygiene = 密封的卫生用品拆封后不能退货
refusal-excluded-personalised = 这是为您定制的商品
refusal-excluded-digital = 数字内容不能退货
refusal-excluded-gift-card = 礼品卡不能退货
refusal-excluded-perishable = 食品不能退货
refusal-already-returned = 这件商品已经在退货中
refusal-cancelled = 订单已取消
refusal-excluded = 这件商品不支持退货
return-changed = 这个订单的信息刚刚有变动，所以我没有登记退货。要再为您看一遍吗？

## Cancelling
cancel-confirm = 我将为您办理：取消订单 { $number }（{ $items }），退还 { $refund }（{ $method }）。确认取消吗？
cancel-confirm-unpaid = 我将为您办理：取消订单 { $number }（{ $items }）。该订单尚未扣款。确认取消吗？
cancel-confirm-again = 请回答“是”或“否”：要取消这个订单吗？
cancel-done = 已办好，订单 { $number } 已取消。{ $refund } 将退还给您（{ $method }），通常需要 3 至 5 个工作日。
cancel-done-unpaid = 已办好，订单 { $number } 已取消，没有扣款。
cancel-not-done = 好的，订单 { $number } 保持不变。
cancel-too-late = 订单 { $number } 已从仓库发出，无法取消。收到后您可以申请退货，也可以联系人工客服。
cancel-already = 订单 { $number } 之前已经取消了。

## Refund status
refund-none = 订单 { $number } 没有退货或退款记录。
refund-return = 退货 { $rma }：{ $state }。金额：{ $amount }。
# $when 放在句首：状态可能是“处理中”，也可能是“已完成”，这样都通顺。
refund-line = { $when }的退款 { $amount }（{ $method }）：{ $state }。
refund-bank-note = 银行入账最多可能需要 5 个工作日。

## Questions
answer =
    { $text }
    ——摘自《{ $title }》
answer-other-language =
    这部分内容我们暂时只有{ $language }版：
    { $text }
    ——摘自《{ $title }》
answer-abstain = 这个问题我没有可靠的答案，不想随便猜测。需要为您转接人工客服吗？

## Handing over to a person
handoff-started = 现在为您转接人工客服。客服能看到我们的对话，您不用重复说明。
handoff-topic = { $topic }需要由人工客服处理，现在为您转接。客服能看到我们的对话，您不用重复说明。
handoff-sorry = 非常抱歉。现在为您转接人工客服来解决这个问题。客服能看到我们的对话，您不用重复说明。
handoff-waiting = 人工客服会尽快回复您。您的消息我已经转给客服了。
handoff-already = 人工客服已经收到您的对话，会在这里回复您。
offer-human = 需要为您转接人工客服吗？
complaint-sorry = 很抱歉让您失望了。我想请人工客服专门为您处理这件事，需要现在转接吗？
topic-change-order = 修改订单或个人资料
topic-exchange-item = 换货
topic-payment-problem = 付款问题
topic-request-invoice = 开具发票
topic-privacy-request = 与个人信息有关的申请
topic-item-problem = 商品问题
agent-joined = { $name } 已加入对话。
conversation-closed = 本次对话已结束。如果还有需要，直接发消息给我们就可以。
back-to-bot = 现在继续由智能助手（机器人）为您服务。

## In the middle of something
form-stopped = 好的，已经停止办理，没有做任何改动。还有什么可以帮您？

## When something fails
bot-trouble = 我们的系统暂时出了点问题。您的消息已经保存，我会尽快回复。您想转接人工客服吗？
something-went-wrong = 抱歉，我们的系统出了点问题，没有做任何改动。请您再试一次，或者转人工客服。
unsupported-message = 我目前只能看文字消息，能请您用文字描述一下吗？
menu-button = 请选择

## Errors shown to an API or widget user
error-empty = 请先输入消息。
error-too-long = 消息太长了，请控制在 { $limit } 个字符以内。
error-malformed = 无法读取这个请求。
error-unauthorized = 会话无效或已过期，请您重新登录。
error-forbidden = 您没有权限查看这个对话。
error-not-found = 这个对话不存在。
error-busy = 暂时无法接收您的消息，请稍后再试。
error-conflict = 内容刚刚被其他人修改过，请刷新页面。
error-rate-limited = 您发送得太快了，请稍等一下再发。
error-internal = 我们的系统出了点问题。
