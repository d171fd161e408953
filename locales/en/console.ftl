# Texts of the agents' desk: what the people read who answer customers, and the ready-made replies
# they can send. For translators: short, calm and exact, as a tool for professionals; the agent is
# addressed as colleagues address each other at work in your language. "max n" is the most
# characters that fit. A name in braces is filled in later and must stay as it is.

## Page titles and moving around
# Name of the whole desk, in the title of the browser's tab. max 24
console-title = Parley desk
# Link for keyboard users that jumps over the navigation. max 40
console-skip = Skip to the conversations
# Read by screen readers: name of the navigation at the side. max 30
console-views = Lists
# Read by screen readers: name of the list of conversations beside the open one. max 40
console-list = Conversations
# Link back to the list of conversations. max 40
console-to-queue = Back to the list
# Shown over the page while the server cannot be reached. max 80
console-offline = No connection. Trying again …

## Signing in
# Heading of the sign-in page. max 40
console-sign-in-title = Sign in to the desk
# Button that signs in; also in the title of the browser's tab. max 20
console-sign-in = Sign in
# Button that signs out. max 20
console-sign-out = Sign out
# Label of a field. max 30
console-email = E-mail
# Label of a field. max 30
console-password = Password
# After a wrong e-mail or password; never says which of the two was wrong
console-sign-in-failed = E-mail or password is not right.
# Label (for screen readers) of the menu where agents pick the language of the desk. max 40
console-own-language = Language of the desk

## The lists, as links at the side. max 20 each
# Customers who wait for a person
console-view-waiting = Waiting
# Conversations the reader is in charge of
console-view-mine = Mine
# All conversations that wait for a person or have one
console-view-open = All open
# Conversations that the bot leads
console-view-bot = With the bot
# Conversations that have ended, the latest first
console-view-closed = Closed

## What an empty list says. max 80
console-empty-waiting = Nobody is waiting. Well done.
console-empty-mine = You are not in charge of any conversation. Take one from “Waiting”.
console-empty-open = No open conversations.
console-empty-bot = The bot is in no conversation right now.
console-empty-closed = No closed conversations yet.
console-empty-search = Nothing found. Search by name, full e-mail address or order number.
# Below a list that was cut off. $count is a number
console-more-rows = Only the first { $count } are shown.

## Search and filter
# In the empty search field. max 34
console-search = Name, e-mail or order number
# Heading above what was found. $words: what was searched for
console-found = Found for “{ $words }”
# Label (for screen readers) of the language filter. max 40
console-filter-language = Only this language
# First entry of the language filter. max 24
console-all-languages = All languages

## A line of the list
# A customer we do not know by name. $code: four letters or digits that tell visitors apart. max 20
console-visitor = Visitor { $code }
# Read by screen readers and shown on hover beside the name of a customer whose identity is proven
console-verified = Identity proven
# Where the customer has written nothing yet. max 40
console-nothing-said = No message yet
# Mark on conversations where a colleague's note names the reader. max 16
console-mentioned = Mentions you
# Mark on urgent conversations. max 12
console-priority-1 = Urgent
console-priority-2 = Normal
console-priority-3 = Low
# When the first answer is due. $time: a duration such as "12 min". max 20
console-due-left = { $time } left
# The same when it is too late already. max 20
console-due-over = { $time } over

## Channels. max 16
console-channel-web = Web chat
console-channel-api = API
console-channel-whatsapp = WhatsApp
console-channel-messenger = Messenger

## Why a person is needed. max 28
console-reason-asked = Asked for a person
console-reason-abstained = Bot had no sure answer
console-reason-unsupported = Beyond what the bot may do
console-reason-complaint = Complaint
console-reason-bot_failed = Bot failed
console-reason-refused = Request was refused
console-reason-locked = Identity check locked
console-reason-delivery_problem = Problem with a delivery
console-reason-item_problem = Problem with an item
console-reason-payment_problem = Problem with a payment
console-reason-cancel_order = Wants to cancel an order
console-reason-change_order = Wants to change an order
console-reason-exchange_item = Wants to exchange an item
console-reason-request_invoice = Wants an invoice
console-reason-privacy_request = About personal data
console-reason-taken = Taken by an agent

## How the customer feels. max 14
console-feeling-positive = Happy
console-feeling-neutral = Neutral
console-feeling-negative = Unhappy
console-feeling-furious = Furious
# Label before the feelings of the last messages, oldest first. max 20
console-feeling-trend = Feeling
# After the feelings: where they are heading. max 20
console-trend-better = getting better
console-trend-worse = getting worse
console-trend-steady = steady

## State of a conversation. max 24
console-state-bot = With the bot
console-state-waiting = Waiting for a person
console-state-closed = Closed
# In the list of a customer's other conversations
console-state-agent = With a person
# The reader is in charge
console-state-mine = You are in charge
# A colleague is in charge. $name
console-state-colleague = { $name } is in charge

## What an agent can do with a conversation: buttons. max 22
console-verb-take = Take
# Take it from the colleague who has it
console-verb-take-over = Take over
console-verb-hand-back = Hand back to bot
console-verb-close = Close
# Open a closed conversation again and take it
console-verb-reopen = Reopen and take
# Question before taking over. $name: the colleague
console-confirm-take-over = { $name } is in charge of this conversation. Take it over?

## Changes of state, as lines between the messages. $name: an agent. max 60
console-became-bot = The bot took over
console-became-bot-by = { $name } handed the conversation to the bot
console-became-waiting = The customer is waiting for a person
console-became-agent = A person took over
console-became-agent-by = { $name } took over
console-became-closed = The conversation was closed
console-became-closed-by = { $name } closed the conversation

## The thread
# Read by screen readers: name of the area with the messages. max 30
console-messages = Messages
# Link above the first message shown. max 40
console-earlier = Show earlier messages
# A thread without messages. max 40
console-no-messages = Nothing was said yet
# Above a customer's message where the name is not known. max 16
console-author-customer = Customer
console-author-bot = Bot
# A message of the system itself, for example "a colleague will be with you". max 16
console-author-system = System
console-author-agent = Agent
# After the author's name above a note that only colleagues see. max 24
console-author-note = private note
# In place of a message that came without text: a picture, a sticker. max 60
console-no-text = (a message without text)
# In place of a message of the bot that cannot be put into words. $key: its technical name
console-unreadable = (message “{ $key }”)
# Button that shows the bot's messages as the customer saw them, in the customer's language. max 26
console-show-original = As the customer sees it
# Below a customer's message: what the bot took it for. $intent: a noun phrase (console-intent-…)
console-understood = Understood as: { $intent }

## Delivery of a message on the customer's channel. max 24
console-delivery-pending = Waiting to be sent
console-delivery-sending = Being sent
console-delivery-sent = Sent
console-delivery-delivered = Delivered
console-delivery-read = Read
console-delivery-failed = Not delivered
# Below a customer's message to which the bot could not answer
console-delivery-unanswered = The bot could not answer
# Button beside "Not delivered". max 20
console-resend = Send again

## Who else is here. $name: a colleague. max 50
console-present = { $name } is looking at this too
console-present-typing = { $name } is writing …

## How long WhatsApp or Messenger still take a message. $time: a duration. max 40
console-window-left = { $time } left to reply
console-window-over = Time to reply is over

## Writing
# Read by screen readers: name of the area where the agent writes. max 30
console-composer = Write
# The two tabs. max 16
console-tab-reply = Reply
console-tab-note = Private note
# Label (for screen readers) of the field. max 40
console-reply-label = Reply to the customer
console-note-label = Note for colleagues
# In the empty field. $language: the customer's language. max 60
console-reply-placeholder = Reply in { $language } … type / for ready-made replies
# max 60
console-note-placeholder = Only colleagues see this. Type @ to name one.
# Below the note field. max 60
console-note-hint = The customer never sees notes.
# Buttons. max 16
console-send = Send
console-save-note = Save note
# Button and heading of the ready-made replies. max 24
console-canned = Ready-made replies
# Read by screen readers: name of the list that opens after @. max 30
console-colleagues = Colleagues
# Label (for screen readers) of a text that could not be sent and is kept. max 40
console-kept-draft = Your unsent text

## Why the agent cannot write to the customer here
console-locked-waiting = Take the conversation to answer. The customer is waiting.
console-locked-bot = The bot is answering. Take the conversation to write to the customer.
# $name: a colleague
console-locked-colleague = { $name } is in charge. You can leave a private note or take over.
console-locked-closed = This conversation is closed. Reopen it to write to the customer.
console-locked-window = The channel takes no more messages: too much time has passed since the customer last wrote. They have to write first.

## What can go wrong
console-problem-stale = Somebody else was faster: this conversation has changed. You now see its present state; please look again before you act.
console-problem-not-owner = You are not in charge of this conversation, so nothing was sent. Take it first.
console-problem-state = That does not fit the present state of this conversation. Nothing was changed.
console-problem-signed-out = Your session has ended. Please sign in again.
console-problem-attempts = Too many attempts. Please wait a few minutes.
# The browser could not reach the server; the text stays in the field
console-problem-unsent = Not sent: no connection. Your text is kept; please try again.

## The side with what is known (the packet)
# Read by screen readers: name of that side. max 40
console-panel = Customer and orders
# Button that opens it on small screens. max 16
console-panel-short = Details
# Headings. max 28
console-panel-why = Why it is here
console-panel-identity = Identity
console-panel-customer = Customer
console-panel-orders = Orders
console-panel-returns = Returns and refunds
console-panel-understood = What was understood
console-panel-languages = Languages used
console-panel-bot = What the bot did
console-panel-history = Other conversations
# Labels before a moment: when a person was asked for, until when they should answer, when that
# ended. max 20
console-panel-since = Asked for
console-panel-due = Answer due
console-panel-ended = Ended
# Label before "Urgent", "Normal" or "Low". max 20
console-panel-priority = Priority
# Label before the language and the topic an agent should master for this conversation. max 20
console-panel-skills = Needs
# Label before the rule on returns that the bot applied. max 28
console-panel-policy = Rule that applied
# Label before order numbers that the customer wrote, proven or not. max 28
console-panel-mentioned = Order numbers named

## Identity
# max 40
console-identity-verified = Identity proven
console-identity-claimed = Identity only claimed
console-identity-anonymous = Not identified
# The warning where the customer has not proven who they are
console-identity-warning = Not verified. Say nothing about orders, addresses or payments, and not even whether an order exists, before the customer proves who they are.
# How it was proven. max 50
console-proof-token = Signed in at the shop
console-proof-phone = Phone number of the channel
console-proof-order_email = Order number and e-mail
console-proof-order_postcode = Order number and postcode
console-proof-email_code = Code sent by e-mail

# Below it, where a link between this chat account and a customer was taken back before
console-identity-undone = A link of this account to a customer was undone before.

## Rules on returns. max 40
console-policy-withdrawal = Right of withdrawal
console-policy-shop_policy = Shop's own return policy
console-policy-conformity = Faulty or wrong item

## The customer's record: labels. max 20
console-customer-email = E-mail
console-customer-phone = Phone
console-customer-country = Country
console-customer-language = Language
console-customer-address = Address
console-customer-since = Customer since
console-customer-local-time = Local time
console-customer-orders = Orders
# How much was ordered in all. max 20
console-customer-spent = Total spent
# $count orders in all, $open of them under way, $returns returns so far. max 60
console-customer-orders-count = { $count } in all, { $open } under way, returns: { $returns }

## Orders
# Where a customer has no orders. max 40
console-orders-none = No orders.
# Above an order the conversation is about. max 20
console-order-concerned = In question
# Labels. max 20
console-order-address = Goes to
console-order-payment = Payment
console-order-items = Items
# A parcel of several. $index of $count. max 20
console-parcel = Parcel { $index } of { $count }
console-parcel-only = Parcel
console-parcel-tracking = Tracking number
console-parcel-expected = Expected
# $from, $to: days
console-parcel-between = { $from } to { $to }
console-parcel-delivered = Delivered
console-parcel-pickup = Pick-up point
console-parcel-duties = Duties to pay
console-parcel-last = Last scan
console-parcel-late = Late
console-parcel-none = Nothing has been shipped yet.
# Opens the list of all scans. max 24
console-parcel-events = All scans

## State of a payment. max 24
console-payment-pending = open
console-payment-authorised = authorised
console-payment-paid = paid
console-payment-partially_refunded = partly refunded
console-payment-refunded = refunded
console-payment-failed = failed

## Returns
# $rma: number of the return. max 24
console-return = Return { $rma }
# Labels before an amount. max 24
console-return-refund = Refund
console-return-cost = Cost of the return
# A refund without a return. $number: order number. max 30
console-refund-of = Refund for { $number }
# max 40
console-returns-none = No returns or refunds.

## What the bot did
# max 60
console-did-nothing = The bot has changed nothing.
# Opens the list of what the bot said. max 40
console-said = What it said last
# What was done, by its technical name. max 40
console-action-identity-verify = Checked the customer's identity
console-action-identity-undo_link = Undid the link to a customer
console-action-return-create = Registered a return
console-action-order-cancel = Cancelled an order
console-action-order-change_address = Changed the delivery address

## Intents: what a customer wants, as noun phrases. max 36
console-intent-track_order = where an order is
console-intent-list_orders = list of orders
console-intent-cancel_order = cancelling an order
console-intent-change_order = changing an order
console-intent-return_item = returning an item
console-intent-exchange_item = exchanging an item
console-intent-refund_status = state of a refund
console-intent-delivery_problem = problem with a delivery
console-intent-item_problem = problem with an item
console-intent-payment_problem = problem with a payment
console-intent-request_invoice = an invoice
console-intent-ask_question = a question
console-intent-complaint = a complaint
console-intent-talk_to_human = talking to a person
console-intent-privacy_request = personal data
console-intent-greet = greeting
console-intent-goodbye = goodbye
console-intent-thank = thanks
console-intent-affirm = yes
console-intent-deny = no
console-intent-out_of_scope = something else

## Ready-made replies. Each has a title for the agent (max 32) and, as canned-…-text, the words the
## customer reads: write those as your shops write to customers, warm and exact.
canned-hello = Greeting
# $name: the agent's first name
canned-hello-text = Hello, this is { $name }. I've read the conversation and will look after this for you.
canned-checking = I am checking
canned-checking-text = Thank you. I'm checking this for you now and will be back in a few minutes.
canned-need-number = Ask for order number and proof
canned-need-number-text = So that I can look this up safely, please send me your order number together with the e-mail address or the postcode used for the order.
canned-need-photo = Ask for a photo
canned-need-photo-text = Could you describe what is wrong with the item, and if possible send a photo of it? Then we can decide quickly what to do.
canned-asked-carrier = Carrier inquiry opened
canned-asked-carrier-text = I've opened an inquiry with the carrier. They usually answer within 3 working days, and I'll write to you as soon as I know more.
canned-customs = Held at customs
canned-customs-text = Your parcel is with customs at the moment. This usually takes 1 to 3 working days. If they need something from you, the carrier will contact you directly.
canned-delay-sorry = Sorry for the delay
canned-delay-sorry-text = I'm sorry that your order is taking longer than we promised. I'm looking into what has happened.
canned-refund-started = Refund on its way
canned-refund-started-text = I've started your refund. It goes back to the means of payment you used; banks can take up to 5 working days to show it.
canned-return-approved = Return approved
canned-return-approved-text = I've approved your return. You'll get the label by e-mail; please pack the item well and hand it in within 7 days.
canned-replacement = Replacement arranged
canned-replacement-text = I've arranged a replacement at no cost to you. You'll get the tracking link by e-mail as soon as it leaves our warehouse.
canned-specialist = Ask a specialist
canned-specialist-text = I need to ask a specialist about this. I'll write to you here by the end of the next working day.
canned-anything-else = Anything else?
canned-anything-else-text = Is there anything else I can do for you?
canned-goodbye = Goodbye
canned-goodbye-text = Thank you for writing to us. I'm closing this conversation now; just write again whenever you need us.
