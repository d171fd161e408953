# Texts of the web chat widget and of the demo shop page.
# For translators: plain and friendly, as a good shop speaks. "max n" is the most characters that
# fit; Chinese, Japanese and Korean need about half. A name in braces is filled in later and must
# stay as it is. Address the customer as shops in your language do, alike in all texts.

### The widget

## The button that opens the chat, and the head of the panel
# Title of the panel where the shop gives none of its own. max 28
widget-title = Chat with us
# Button at the corner of the page; also read by screen readers. max 28
widget-open = Open chat
# Read by screen readers on the same button when messages came in. $count is a number. max 50
widget-open-unread = Open chat, new messages: { $count }
# Tooltip and name of the close button. max 20
widget-close = Close chat
# Line under the title: the law asks that a bot says that it is one. max 40
widget-disclosure = Automated assistant (a bot)
# The same line while the customer waits for a person. max 40
widget-disclosure-waiting = Waiting for a person
# The same line once a person answers. $name: that person's first name. max 40
widget-disclosure-agent = You are talking to { $name }
# Stands in that line for a name that is not known. max 20
widget-agent-unnamed = our team
# The same line when the conversation has ended. max 40
widget-disclosure-closed = Conversation ended

## Before the first message
# Greeting at the top of an empty chat. max 40
widget-welcome-title = Hello! How can we help?
# Below the greeting. max 160
widget-welcome-text = Our assistant is a bot. It looks up orders, registers returns and answers questions in your language – and brings in a person whenever you like.
# Name (for screen readers) of the group of suggestions below the greeting. max 40
widget-starters = Suggestions
# Suggestions the customer can tap; sent to the bot as if typed, so write what a customer would say. max 32
widget-starter-track = Where is my order?
# Another suggestion. max 32
widget-starter-return = I want to return something
# Another suggestion. max 32
widget-starter-delivery = How long does delivery take?

## Writing
# Name of the text field, for screen readers. max 30
widget-input = Your message
# Grey text in the empty field. max 32
widget-placeholder = Write a message…
# The same when the bot waits for an order number; MG-104233 is an example. max 32
widget-placeholder-order-number = Order number, e.g. MG-104233
# The same when the bot waits for an e-mail address or a postcode, as a proof of identity. max 32
widget-placeholder-proof = E-mail or postcode
# The same when the bot waits for an e-mail address. max 32
widget-placeholder-email = E-mail address
# The same when the bot waits for a postcode. max 32
widget-placeholder-postcode = Postcode
# The same when the conversation has ended; writing opens it again. max 40
widget-placeholder-closed = Write to start again…
# Name of the send button. max 20
widget-send = Send
# Near the length limit of a message, under the field. $count is a number. max 32
widget-characters-left = Characters left: { $count }
# When the text is longer than allowed. $count is a number. max 40
widget-characters-over = Too long by: { $count }

## Messages
# Name of the list of messages, for screen readers. max 30
widget-log = Conversation
# Who wrote a message: read by screen readers, shown above a group of messages. max 20
widget-author-you = You
# The bot, in the same places. max 20
widget-author-bot = Assistant (bot)
# A person of the shop whose name is not known, in the same places. max 20
widget-author-agent = Our team
# State of the customer's own message. max 24
widget-sending = Sending…
# The message has reached the shop. max 24
widget-sent = Sent
# The message could not be sent. max 24
widget-failed = Not sent
# Button beside "Not sent". max 20
widget-retry = Try again
# Read by screen readers while the bot prepares an answer. max 40
widget-typing = The assistant is writing…
# Name of the group of answers to tap, for screen readers. max 40
widget-choices = Suggested answers
# Button shown when messages came in below what is on the screen. max 28
widget-jump = New messages
# Above the messages of a day. max 20
widget-today = Today
# Above the messages of the day before. max 20
widget-yesterday = Yesterday

## Small lines between the messages
# The customer asked for a person and waits. max 60
widget-line-waiting = You are in the queue for a person
# $name: first name of a person, or the text of widget-agent-unnamed. max 60
widget-line-agent = { $name } has joined the conversation
# The same where the name is not known. max 60
widget-line-agent-unnamed = A person has joined the conversation
# max 60
widget-line-bot = The automated assistant is back
# max 60
widget-line-closed = This conversation has ended
# The old conversation can no longer be continued. max 90
widget-line-restarted = The earlier conversation has expired. This is a new one.

## Notices
# Shown at the top while there is no connection. max 70
widget-offline = No connection. We'll reconnect as soon as we can.
# Read by screen readers when the connection is back. max 40
widget-online = You are connected again
# A message could not be sent; shown under it where the server gives no reason. max 90
widget-error = That didn't work. Please try again.

## Below the text field and in the head
# Button that asks for a person. max 24
widget-human = Talk to a person
# What is then sent to the bot as the customer's own words. max 48
widget-human-request = I would like to talk to a person
# Tooltip and name of the button that starts afresh. max 28
widget-new = New conversation
# Question after it. max 90
widget-new-question = Start a new conversation? This one will be removed from this device.
# Answer to that question: start afresh. max 24
widget-new-yes = Start new
# Answer to that question: change nothing. max 24
widget-new-no = Keep this one
# Label of the list of languages. max 20
widget-language = Language

### The demo shop page

## Head and foot of the page
# Title of the browser tab. $product: name of the product. max 60
shop-page-title = { $product } – Meridian Goods
# Link for keyboard users that jumps over the menu. max 30
shop-skip = Skip to the product
# Department in the menu: clothes and shoes. max 16
shop-nav-clothing = Clothing
# Department in the menu: gear for hiking and camping. max 16
shop-nav-outdoor = Outdoor
# Department in the menu: things for the home. max 16
shop-nav-home = Home
# Department in the menu: small devices. max 16
shop-nav-electronics = Electronics
# Name of the menu, for screen readers. max 20
shop-nav = Departments
# Line above everything. $amount: money, e.g. €60.00. max 70
shop-banner = Free standard shipping in the EU from { $amount } · 30 days to return
# Label of the language list. max 16
shop-language = Language
# Foot of the page. "Parley" is a name and stays. max 80
shop-footer = Meridian Goods is a fictional shop that shows what Parley can do.

## The product
# First part of the trail above the product: the whole shop. max 20
shop-crumb-home = Shop
# Last part of that trail. max 20
shop-crumb-jackets = Jackets
# Name of the product; "Fjell" is a brand name and stays. max 28
shop-product = Fjell rain jacket
# One sentence about it. max 140
shop-product-lead = A light shell for wet days in the hills and on the way to work. Waterproof to 10,000 mm, packs into its own pocket.
# Description of the drawing of the jacket, for those who cannot see it. max 60
shop-product-image = Drawing of a green rain jacket with a hood
# $rating: e.g. 4.7, $count: how many reviews, e.g. 312. max 56
shop-rating = { $rating } out of 5 · Reviews: { $count }
# Under the price. max 48
shop-price-note = VAT included, duties paid
# Label of the colours to choose from. max 16
shop-colour = Colour
# Name of a colour. max 20
shop-colour-moss = Moss green
# Name of a colour: the brownish red of clay. max 20
shop-colour-clay = Clay
# Name of a colour. max 20
shop-colour-night = Night blue
# Label of the sizes to choose from. max 16
shop-size = Size
# Button; in this demo it only says that it is a demo. max 24
shop-add = Add to basket
# Shown after the button is used. max 60
shop-added = This is a demo: the basket stays empty.
# Short fact with a tick. max 48
shop-fact-stock = In stock, leaves our warehouse today
# Short fact with a tick. max 48
shop-fact-delivery = EU delivery in 3–6 working days
# Short fact with a tick. max 48
shop-fact-returns = Return it within 30 days of delivery

## Details below the product
# Heading: what it is made of. max 24
shop-detail-fabric-title = Fabric
# max 160
shop-detail-fabric = Three-layer recycled polyamide. The membrane withstands a 10,000 mm water column and lets vapour out.
# Heading: how to wash it. max 24
shop-detail-care-title = Care
# max 160
shop-detail-care = Wash at 30 °C without softener. Re-proof after five washes. Do not tumble-dry.
# Heading: how it sits. max 24
shop-detail-fit-title = Fit
# max 160
shop-detail-fit = Cut to wear over a sweater. Between two sizes, take the smaller one.

## Trying the assistant out
# Heading of the box that invites visitors to try the chat. max 40
shop-try-title = Try the assistant
# max 200
shop-try-text = Open the chat at the corner of the page and write in your own language. These orders exist in the demo data:
# Head of a column: order numbers. max 20
shop-try-order = Order number
# Head of a column: postcodes, which prove whose order it is. max 20
shop-try-proof = Postcode
# Head of a column: the story of the order. max 24
shop-try-about = What happens to it
# Button in that table: opens the chat with the order number filled in. max 16
shop-try-ask = Ask about it
# What is then written in the chat, ready to send. $number: order number. max 48
shop-try-question = Where is my order { $number }?
# Story of a demo order: between two countries. max 44
shop-case-transit = On its way, through customs
# Story of a demo order. max 44
shop-case-delivered = Delivered last week, can be returned
# Story of a demo order: too long ago to return it. max 44
shop-case-old = Delivered 60 days ago
# Story of a demo order. max 44
shop-case-split = Two parcels from two warehouses
# Story of a demo order. max 44
shop-case-held = Held at customs
# Story of a demo order: the money is being paid back. max 44
shop-case-refund = Refund on its way
# Story of a demo order. max 44
shop-case-placed = Just placed, can be changed or cancelled
# Story of a demo order: should have come days ago. max 44
shop-case-late = Late
# Story of a demo order. max 44
shop-case-mixed = One of two items cannot be returned
# Story of a demo order: with the courier now. max 44
shop-case-today = Arrives today
# When the demo data is not loaded. max 120
shop-try-empty = The demo data is not loaded here, so there are no orders to ask about. Questions work all the same.
# Label of the list of demo customers: choosing one shows the chat of a signed-in customer. max 40
shop-signin = Signed in as
# First entry of that list. max 30
shop-signin-guest = Guest (not signed in)
# Below the list. max 140
shop-signin-note = Demo only: the shop signs a token for this customer, so the assistant knows who is asking.
# When signing in failed. max 60
shop-signin-failed = Signing in didn't work. Please try again.
