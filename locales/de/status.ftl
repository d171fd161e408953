# Wörter für Zustände, Gründe und Meldungen der Paketdienste. Sie stehen in Sätzen nach einem
# Doppelpunkt („Bestellung X vom Y: unterwegs.“) und klein, wo es kein Substantiv ist.

## Order
order-state-placed = eingegangen, noch nicht bestätigt
order-state-processing = in Vorbereitung
order-state-partly-shipped = teilweise verschickt
order-state-shipped = unterwegs
order-state-delivered = geliefert
order-state-cancelled = storniert
order-state-returning = Rücksendung läuft
order-state-returned = zurückgeschickt

## Shipment (AfterShip's statuses)
shipment-Pending = noch nicht an den Paketdienst übergeben
shipment-InfoReceived = beim Paketdienst angekündigt, noch nicht gescannt
shipment-InTransit = unterwegs
shipment-OutForDelivery = heute in der Zustellung
shipment-AttemptFail = Zustellversuch ohne Erfolg
shipment-AvailableForPickup = zur Abholung bereit
shipment-Delivered = zugestellt
shipment-Exception = durch ein Problem aufgehalten
shipment-Expired = seit Längerem keine Meldung vom Paketdienst
shipment-NotFound = beim Paketdienst noch nicht bekannt
shipment-Returning = auf dem Rückweg zu uns
shipment-Returned = wieder in unserem Lager

## Customs (whole sentences)
customs-arrived = Das Paket ist beim Zoll angekommen und wartet dort auf die Prüfung.
customs-held = Der Zoll hält das Paket für eine Prüfung zurück. Das dauert normalerweise 1 bis 3 Werktage.
customs-duties-due = Der Zoll gibt das Paket frei, sobald die Einfuhrabgaben bezahlt sind.
customs-duties-due-amount = Der Zoll gibt das Paket frei, sobald die Einfuhrabgaben in Höhe von { $amount } bezahlt sind.
customs-documents-needed = Der Zoll braucht noch ein Dokument oder Ihre Ausweisnummer, bevor er das Paket freigibt.
customs-cleared = Der Zoll hat das Paket freigegeben.

## Return
return-state-requested = angemeldet, wird geprüft
return-state-approved = genehmigt, wir warten auf Ihr Paket
return-state-in-transit = unterwegs zu uns
return-state-received = in unserem Lager angekommen
return-state-inspected = geprüft, Erstattung in Vorbereitung
return-state-refunded = erstattet
return-state-rejected = nicht anerkannt
return-state-cancelled = storniert

## Refund
refund-state-pending = in Vorbereitung
refund-state-issued = an Ihre Bank oder Ihren Zahlungsanbieter übermittelt
refund-state-completed = abgeschlossen
refund-state-failed = fehlgeschlagen

## Means of payment
method-card = Karte
method-paypal = PayPal
method-klarna = Klarna
method-ideal = iDEAL
method-bancontact = Bancontact
method-alipay = Alipay
method-wechat-pay = WeChat Pay
method-konbini = Konbini
method-mada = mada
method-pix = Pix
method-cod = Nachnahme
method-gift-card = Geschenkkarte
method-apple-pay = Apple Pay
method-google-pay = Google Pay
method-bank-transfer = Überweisung
method-store-credit = Shop-Guthaben
method-other = Ihr Zahlungsmittel

## Reasons for a return (shown as choices, at most 24 characters)
reason-changed-mind = Anders überlegt
reason-too-small = Zu klein
reason-too-big = Zu groß
reason-not-as-described = Nicht wie beschrieben
reason-damaged = Beschädigt angekommen
reason-faulty = Funktioniert nicht
reason-wrong-item = Falscher Artikel
reason-late = Zu spät angekommen
reason-other = Anderer Grund
