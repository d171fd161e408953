# What the assistant says to customers. Plain, friendly, exact; short enough for a phone.
# Arguments named in a comment are already formatted: money, dates, lists.

## Opening and small talk
# $shop: name of the shop. Said once at the start: the law asks that a bot says that it is one.
bot-intro = Hi, I'm the { $shop } assistant – a bot. I can track and cancel orders, register returns, answer questions and bring in a person.
# $language: name of the customer's language, which has no texts. Said once, before the first answer.
language-fallback = I understand { $language }, but I can only answer in English for now.
greet = How can I help you today?
goodbye = Goodbye, and thank you for stopping by!
thanks = You're welcome! Anything else?
affirm-nothing = All right. What would you like to do?
deny-nothing = No problem. What would you like to do?
out-of-scope = I'm afraid that's not something I can help with. I'm good at orders, deliveries, returns and questions about our shop.
not-understood = Sorry, I didn't quite get that. Could you say it another way?
# Two choices follow: what the message may have meant
did-you-mean = I want to be sure I get this right. Did you mean one of these?
# Before the answer to the next of several requests in one message
next-request = Now to your other request.
# Said in the language that was asked for
language-switched = Of course, we can go on in English.
# Before the answer, when the customer is upset; then the answer itself follows
apology = I'm sorry about the trouble.
apology-furious = I'm very sorry, this is not how it should be. Let me sort it out.
# The customer stays upset: a person is offered, then the answer follows
apology-person = I can see this has been really frustrating, and I'm sorry. If you'd rather talk to a person, I'll bring one in right away.

## Choices (titles of buttons: at most 20 characters where the language allows)
choice-track = Track my order
choice-return = Return something
choice-question = Ask a question
choice-orders = My orders
choice-cancel = Cancel an order
choice-change = Change an order
choice-exchange = Exchange an item
choice-refund = Where is my refund?
choice-delivery-problem = Delivery problem
choice-item-problem = Problem with an item
choice-payment-problem = Payment problem
choice-invoice = Get an invoice
choice-privacy = My data
choice-human = Talk to a person
choice-yes = Yes
choice-no = No
choice-all-items = Everything
choice-no-thanks = No, thanks
# $number: order number, $date: short date. The title of a list row.
choice-order = { $number }
# An item of an order, as the shop calls it
choice-item = { $item }

## Proving who you are
ask-order-number = What is your order number? You'll find it in your confirmation e-mail; it looks like MG-104233.
ask-order-number-choice = Which order is it about?
ask-proof = Thanks. To protect your data, please tell me the e-mail address or the postcode used for the order.
order-number-not-understood = I couldn't find an order number in that. It's in the subject of your confirmation e-mail and looks like MG-104233.
proof-not-understood = I need the e-mail address or the delivery postcode of the order. Which one can you give me?
# Said alike when the order does not exist and when the proof is wrong.
verify-failed = That order number and e-mail or postcode don't match our records. Please check both and try again, starting with the order number.
verify-locked = That was too many attempts, so I have to pause this check for your protection. A colleague can help you.
# The customer is known; the number is not one of their orders. $number
order-not-yours = I couldn't find order { $number } among your orders.
no-orders = I don't see any orders for you yet.

## Tracking
# Several sentences, one a line
lines = { $lines }
# $number, $state (order-state-…), $placed (date), $items (list of item names)
track-order = Order { $number } of { $placed }: { $state }. Items: { $items }.
# Nothing has left the warehouse. $number, $placed
track-not-shipped = Order { $number } of { $placed } is being prepared. You'll get an e-mail with the tracking link as soon as it leaves our warehouse.
track-cancelled = Order { $number } of { $placed } was cancelled.
# $count parcels
track-parcels = { $count ->
    [one] It travels in one parcel.
   *[other] It travels in { $count } parcels.
}
# One parcel of several. $index, $count, $carrier, $tracking, $status (shipment-…)
track-parcel-of = Parcel { $index } of { $count } ({ $carrier } { $tracking }): { $status }.
# The only parcel
track-parcel = Parcel ({ $carrier } { $tracking }): { $status }.
track-parcel-plain = Parcel ({ $carrier }): { $status }.
track-parcel-of-plain = Parcel { $index } of { $count } ({ $carrier }): { $status }.
# $items: list of what is in that parcel
track-parcel-items = Inside: { $items }.
# $place (city), $country, $when (date and time)
track-last-event = Last scan: { $place }, { $country }, { $when }.
track-last-event-country = Last scan: { $country }, { $when }.
track-last-event-plain = Last update: { $when }.
# $from, $to: dates
track-expected-between = Expected between { $from } and { $to }.
track-expected-by = Expected by { $to }.
# The expected date has passed. $to: date
track-late = It should have arrived by { $to }. I'm sorry that it is late.
track-delivered-on = Delivered on { $when }.
track-pickup = It is waiting for you here: { $place }. Please bring your ID.
track-attempt-fail = The carrier tries again on the next working day.
track-exception = Something went wrong on the way. A colleague can look into it with the carrier.
# Offered after a story that shows a problem, or when the customer reported one
offer-human-problem = Shall I bring in a colleague to look into this with the carrier?

## My orders
# $count number of orders shown, $orders: one order-line a line
orders-list = { $count ->
    [one] Here is your order:
   *[other] Here are your { $count } latest orders:
  }
    { $orders }
# $number, $placed, $state, $total
order-line = • { $number } – { $placed } – { $total } – { $state }

## Returns
ask-return-items = Which item would you like to return?
ask-return-items-again = I couldn't tell which item you mean. Please choose one or more from the list, or write "everything".
ask-return-reason = I'm sorry it didn't work out. What is the reason?
# $items: list; $refund, $cost: money; $deadline: date; $method
return-confirm = This is what I would register: return of { $items } from order { $number }. You get { $refund } back ({ $method }). Shall I go ahead?
return-confirm-cost = This is what I would register: return of { $items } from order { $number }. Sending it back costs { $cost }, which is taken off, so you get { $refund } back ({ $method }). Shall I go ahead?
return-confirm-again = Please answer yes or no: shall I register this return?
# $rma: return number, $refund, $deadline: date by which to hand it in
return-created = Done. Your return number is { $rma }. Please write it on the parcel and hand it in by { $deadline }. You'll get { $refund } within 14 days of its arrival, usually 3 to 5 working days.
return-created-faulty = Done, and I'm sorry for the trouble. Your return number is { $rma }. Sending it back is free. Please write the number on the parcel and hand it in by { $deadline }. You'll get { $refund } back.
return-not-created = All right, I haven't registered anything. Your order stays as it is.
# $items: one return-refusal a line; a colleague can always look again
return-nothing = None of the items in order { $number } can be returned through me:
    { $items }
# $item, $why (refusal-…)
return-refusal = • { $item }: { $why }
return-refusal-offer = If you see it differently, a colleague will gladly take a look.
# Pieces after a colon. $deadline date, $days number
refusal-window-over = the return period ended on { $deadline }
refusal-not-delivered = it has not been delivered yet
refusal-excluded-hygiene = sealed hygiene goods can't be returned once opened
refusal-excluded-personalised = it was made to your order
refusal-excluded-digital = digital content can't be returned
refusal-excluded-gift-card = gift cards can't be returned
refusal-excluded-perishable = food can't be returned
refusal-already-returned = it is already being returned
refusal-cancelled = the order was cancelled
refusal-excluded = this item is excluded from returns
return-changed = Something about this order changed in the meantime, so I haven't registered anything. Shall we look at it again?

## Cancelling
# $number, $items: list; $refund: money; $method
cancel-confirm = This is what I would do: cancel order { $number } ({ $items }). You get { $refund } back ({ $method }). Shall I go ahead?
cancel-confirm-unpaid = This is what I would do: cancel order { $number } ({ $items }). Nothing has been charged. Shall I go ahead?
cancel-confirm-again = Please answer yes or no: shall I cancel the order?
cancel-done = Done, order { $number } is cancelled. You get { $refund } back ({ $method }), usually within 3 to 5 working days.
cancel-done-unpaid = Done, order { $number } is cancelled. Nothing has been charged.
cancel-not-done = All right, order { $number } stays as it is.
cancel-too-late = Order { $number } has already left our warehouse, so it can't be cancelled any more. You can return it once it has arrived, or talk to a colleague.
cancel-already = Order { $number } is already cancelled.

## Refund status
refund-none = I don't see a return or refund for order { $number }.
# $rma, $state (return-state-…), $amount
refund-return = Return { $rma }: { $state }. Amount: { $amount }.
# $amount, $state (refund-state-…), $method, $when date
refund-line = Refund of { $amount } to { $method }: { $state } (since { $when }).
refund-bank-note = Banks can take up to 5 working days to show it.

## Questions
# $text: the passage from the shop's article; $title: the article's title
answer =
    { $text }
    – { $title }
# The article exists only in another language; $language is that language's name
answer-other-language =
    I only have this in { $language }:
    { $text }
    – { $title }
answer-abstain = I don't have a reliable answer to that, and I don't want to guess. Shall I bring in a colleague?

## Handing over to a person
handoff-started = I'm passing you to a colleague now. They can see our conversation, so you won't have to repeat anything.
# $topic: topic-… (a noun phrase)
handoff-topic = { $topic } is something a colleague has to do. I'm passing you on now; they can see our conversation, so you won't have to repeat anything.
handoff-sorry = I'm sorry about this. I'm passing you to a colleague who can put it right; they can see our conversation, so you won't have to repeat anything.
# Said once when the customer writes again while waiting
handoff-waiting = A colleague will be with you as soon as possible. I've added your message for them.
handoff-already = A colleague already has your conversation and will answer here.
offer-human = Would you like to talk to a colleague?
complaint-sorry = I'm sorry that we let you down. I'd like a colleague to look after this personally. Shall I bring one in?
# Capitalised: starts a sentence
topic-change-order = Changing an order or your details
topic-exchange-item = An exchange
topic-payment-problem = A payment problem
topic-request-invoice = An invoice
topic-privacy-request = A request about your personal data
topic-item-problem = A problem with an item
agent-joined = { $name } has joined the conversation.
conversation-closed = This conversation has been closed. Just write again if you need anything.
back-to-bot = You are talking to the assistant (a bot) again.

## In the middle of something
form-stopped = All right, I've stopped here. Nothing was changed. What else can I do?

## When something fails
bot-trouble = Something isn't working on our side right now. I've kept your message and will answer as soon as I can. Would you rather talk to a person?
something-went-wrong = Sorry, something went wrong on our side and nothing was changed. Please try again, or talk to a person.
unsupported-message = I can only read text at the moment. Could you describe it in words?
menu-button = Choose

## Errors shown to an API or widget user
error-empty = Please write a message first.
# $limit: number of characters
error-too-long = That message is too long. Please keep it under { $limit } characters.
error-malformed = That request could not be read.
error-unauthorized = Please sign in again: this session is not valid or has expired.
error-forbidden = You don't have access to this conversation.
error-not-found = This conversation does not exist.
error-busy = We can't take your message right now. Please try again in a moment.
error-conflict = Somebody else changed this in the meantime. Please reload.
error-rate-limited = That was a lot of messages at once. Please wait a moment.
error-internal = Something went wrong on our side.
