# Words for states, reasons, carriers' statuses. Short noun phrases or clauses that stand inside
# sentences or after a colon. Lower case unless the language demands otherwise.

## Order
order-state-placed = placed, waiting for confirmation
order-state-processing = being prepared
order-state-partly-shipped = partly shipped
order-state-shipped = on its way
order-state-delivered = delivered
order-state-cancelled = cancelled
order-state-returning = return in progress
order-state-returned = returned

## Shipment (AfterShip's statuses)
shipment-Pending = not handed to the carrier yet
shipment-InfoReceived = announced to the carrier, not scanned yet
shipment-InTransit = on its way
shipment-OutForDelivery = out for delivery today
shipment-AttemptFail = delivery was attempted but did not succeed
shipment-AvailableForPickup = ready to be picked up
shipment-Delivered = delivered
shipment-Exception = stopped by a problem
shipment-Expired = no news from the carrier for a long time
shipment-NotFound = not known to the carrier yet
shipment-Returning = on its way back to us
shipment-Returned = back at our warehouse

## Customs (whole sentences)
customs-arrived = The parcel has reached customs and is waiting to be checked.
customs-held = Customs is holding the parcel for a check. This usually takes 1 to 3 working days.
customs-duties-due = Customs is waiting for import duties to be paid before releasing the parcel.
# $amount is money
customs-duties-due-amount = Customs is waiting for import duties of { $amount } to be paid before releasing the parcel.
customs-documents-needed = Customs needs a document or your ID number before releasing the parcel.
customs-cleared = Customs has cleared the parcel.

## Return
return-state-requested = registered, being checked
return-state-approved = approved, waiting for you to send it
return-state-in-transit = on its way back to us
return-state-received = arrived at our warehouse
return-state-inspected = checked, the refund is being prepared
return-state-refunded = refunded
return-state-rejected = not accepted
return-state-cancelled = cancelled

## Refund
refund-state-pending = being prepared
refund-state-issued = sent to your bank or payment provider
refund-state-completed = completed
refund-state-failed = failed

## Means of payment
method-card = card
method-paypal = PayPal
method-klarna = Klarna
method-ideal = iDEAL
method-bancontact = Bancontact
method-alipay = Alipay
method-wechat-pay = WeChat Pay
method-konbini = convenience store
method-mada = mada
method-pix = Pix
method-cod = cash on delivery
method-gift-card = gift card
method-apple-pay = Apple Pay
method-google-pay = Google Pay
method-bank-transfer = bank transfer
method-store-credit = store credit
method-other = your means of payment

## Reasons for a return (shown as choices, at most 24 characters)
reason-changed-mind = I changed my mind
reason-too-small = Too small
reason-too-big = Too big
reason-not-as-described = Not as described
reason-damaged = Arrived damaged
reason-faulty = Does not work
reason-wrong-item = Wrong item
reason-late = Came too late
reason-other = Another reason
