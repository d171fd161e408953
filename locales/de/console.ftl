# Was das Team am Bildschirm liest, und die Textbausteine für Kundinnen und Kunden.
# Im Team ohne Anrede („Bitte erneut anmelden.“, „Bei mir“); die Textbausteine siezen wie chat.ftl.
# Begriffe: conversation Gespräch, agent / person Team, take übernehmen, hand back an den Bot
# übergeben, close beenden, private note interne Notiz, ready-made reply Textbaustein, identity
# proven Identität bestätigt; alles andere wie in chat.ftl.

## Page titles and moving around
console-title = Parley-Kundenservice
console-skip = Zu den Gesprächen springen
console-views = Listen
console-list = Gespräche
console-to-queue = Zurück zur Liste
console-offline = Keine Verbindung. Neuer Versuch läuft …

## Signing in
console-sign-in-title = Anmeldung für das Serviceteam
console-sign-in = Anmelden
console-sign-out = Abmelden
console-email = E-Mail-Adresse
console-password = Passwort
console-sign-in-failed = E-Mail-Adresse oder Passwort stimmt nicht.
console-own-language = Sprache der Oberfläche

## The lists, as links at the side
console-view-waiting = Wartend
console-view-mine = Meine
console-view-open = Alle offenen
console-view-bot = Beim Bot
console-view-closed = Beendet

## What an empty list says
console-empty-waiting = Niemand wartet. Gut gemacht!
# „Wartend“: wie console-view-waiting
console-empty-mine = Noch kein Gespräch übernommen. Unter „Wartend“ stehen die nächsten.
console-empty-open = Keine offenen Gespräche.
console-empty-bot = Der Bot führt gerade kein Gespräch.
console-empty-closed = Noch keine beendeten Gespräche.
console-empty-search = Nichts gefunden. Gesucht wird nach Name, ganzer E-Mail-Adresse, Bestellnummer.
console-more-rows = { $count ->
    [one] Nur der erste Eintrag wird angezeigt.
   *[other] Nur die ersten { $count } werden angezeigt.
}

## Search and filter
console-search = Name, E-Mail, Bestellnr.
console-found = Treffer für „{ $words }“
console-filter-language = Nur diese Sprache
console-all-languages = Alle Sprachen

## A line of the list
console-visitor = Gast { $code }
console-verified = Identität bestätigt
console-nothing-said = Noch keine Nachricht
console-mentioned = Erwähnt mich
console-priority-1 = Dringend
console-priority-2 = Normal
console-priority-3 = Niedrig
console-due-left = noch { $time }
console-due-over = { $time } zu spät

## Channels
console-channel-web = Webchat
console-channel-api = API
console-channel-whatsapp = WhatsApp
console-channel-messenger = Messenger

## Why a person is needed
console-reason-asked = Möchte mit dem Team reden
console-reason-abstained = Bot ohne sichere Antwort
console-reason-unsupported = Darf der Bot nicht erledigen
console-reason-complaint = Beschwerde
console-reason-bot_failed = Fehler beim Bot
console-reason-refused = Wunsch wurde abgelehnt
console-reason-locked = Identitätsprüfung gesperrt
console-reason-delivery_problem = Problem mit der Lieferung
console-reason-item_problem = Problem mit einem Artikel
console-reason-payment_problem = Problem mit einer Zahlung
console-reason-cancel_order = Möchte stornieren
console-reason-change_order = Möchte Bestellung ändern
console-reason-exchange_item = Möchte umtauschen
console-reason-request_invoice = Braucht eine Rechnung
console-reason-privacy_request = Anfrage zum Datenschutz
console-reason-taken = Vom Team übernommen

## How the customer feels
console-feeling-positive = Zufrieden
console-feeling-neutral = Neutral
console-feeling-negative = Unzufrieden
console-feeling-furious = Wütend
console-feeling-trend = Stimmung
console-trend-better = wird besser
console-trend-worse = wird schlechter
console-trend-steady = gleichbleibend

## State of a conversation
console-state-bot = Beim Bot
console-state-waiting = Wartet auf das Team
console-state-closed = Beendet
console-state-agent = Beim Team
console-state-mine = Bei mir
console-state-colleague = Bei { $name }

## What an agent can do with a conversation: buttons
console-verb-take = Übernehmen
console-verb-take-over = Selbst übernehmen
console-verb-hand-back = An Bot übergeben
console-verb-close = Beenden
console-verb-reopen = Wieder aufnehmen
console-confirm-take-over = { $name } kümmert sich gerade um dieses Gespräch. Selbst übernehmen?

## Changes of state, as lines between the messages
console-became-bot = Der Bot hat übernommen
console-became-bot-by = { $name } hat an den Bot übergeben
console-became-waiting = Wartet jetzt auf das Team
console-became-agent = Das Team hat übernommen
console-became-agent-by = { $name } hat übernommen
console-became-closed = Das Gespräch wurde beendet
console-became-closed-by = { $name } hat das Gespräch beendet

## The thread
console-messages = Nachrichten
console-earlier = Frühere Nachrichten anzeigen
console-no-messages = Noch keine Nachrichten
console-author-customer = Kundin/Kunde
console-author-bot = Bot
console-author-system = System
console-author-agent = Team
console-author-note = interne Notiz
console-no-text = (Nachricht ohne Text)
console-unreadable = (Nachricht „{ $key }“)
console-show-original = Kundenansicht
console-understood = Verstanden als: { $intent }

## Delivery of a message on the customer's channel
console-delivery-pending = Wartet auf Versand
console-delivery-sending = Wird gesendet
console-delivery-sent = Gesendet
console-delivery-delivered = Zugestellt
console-delivery-read = Gelesen
console-delivery-failed = Nicht zugestellt
console-delivery-unanswered = Bot ohne Antwort
console-resend = Erneut senden

## Who else is here
console-present = { $name } sieht sich das auch gerade an
console-present-typing = { $name } schreibt …

## How long WhatsApp or Messenger still take a message
console-window-left = Noch { $time } zum Antworten
console-window-over = Zeit zum Antworten abgelaufen

## Writing
console-composer = Schreiben
console-tab-reply = Antwort
console-tab-note = Interne Notiz
console-reply-label = Antwort an Kundin oder Kunde
console-note-label = Notiz für das Team
console-reply-placeholder = Antwort auf { $language } … / für Textbausteine
console-note-placeholder = Nur für das Team sichtbar. Mit @ jemanden erwähnen.
console-note-hint = Notizen gehen nie an Kundinnen und Kunden.
console-send = Senden
console-save-note = Notiz speichern
console-canned = Textbausteine
console-colleagues = Team
console-kept-draft = Nicht gesendeter Text

## Why the agent cannot write to the customer here
console-locked-waiting = Hier wartet jemand. Zum Antworten das Gespräch übernehmen.
console-locked-bot = Hier antwortet der Bot. Zum Schreiben das Gespräch übernehmen.
console-locked-colleague = { $name } kümmert sich darum. Möglich sind eine interne Notiz oder „Selbst übernehmen“.
console-locked-closed = Dieses Gespräch ist beendet. Zum Schreiben bitte wieder aufnehmen.
console-locked-window = Der Kanal nimmt keine Nachrichten mehr an: Die letzte Nachricht von Kundenseite ist zu lange her. Eine Antwort ist erst wieder möglich, wenn von dort etwas Neues kommt.

## What can go wrong
console-problem-stale = Jemand anderes war schneller: Dieses Gespräch hat sich geändert. Jetzt ist der aktuelle Stand zu sehen; bitte vor dem nächsten Schritt noch einmal prüfen.
console-problem-not-owner = Dieses Gespräch ist nicht übernommen, deshalb wurde nichts gesendet. Bitte erst übernehmen.
console-problem-state = Das passt nicht zum aktuellen Stand des Gesprächs. Es wurde nichts geändert.
console-problem-signed-out = Die Sitzung ist beendet. Bitte erneut anmelden.
console-problem-attempts = Zu viele Versuche. Bitte ein paar Minuten warten.
console-problem-unsent = Nicht gesendet: keine Verbindung. Der Text ist noch da; bitte noch einmal versuchen.

## The side with what is known (the packet)
console-panel = Kundendaten und Bestellungen
console-panel-short = Details
console-panel-why = Worum es geht
console-panel-identity = Identität
console-panel-customer = Kundendaten
console-panel-orders = Bestellungen
console-panel-returns = Rücksendungen, Erstattungen
console-panel-understood = Was verstanden wurde
console-panel-languages = Sprachen
console-panel-bot = Was der Bot getan hat
console-panel-history = Weitere Gespräche
console-panel-since = Ans Team übergeben
console-panel-due = Antwort fällig
console-panel-ended = Abgeschlossen
console-panel-priority = Priorität
console-panel-skills = Kenntnisse
console-panel-policy = Angewandte Regel
console-panel-mentioned = Genannte Bestellnummern

## Identity
console-identity-verified = Identität bestätigt
console-identity-claimed = Identität nur angegeben
console-identity-anonymous = Nicht identifiziert
console-identity-warning = Nicht bestätigt. Vor einem Nachweis nichts zu Bestellungen, Adressen oder Zahlungen sagen – auch nicht, ob es eine Bestellung überhaupt gibt.
console-proof-token = Im Shop angemeldet
console-proof-phone = Telefonnummer des Kanals
console-proof-order_email = Bestellnummer und E-Mail-Adresse
console-proof-order_postcode = Bestellnummer und Postleitzahl
console-proof-email_code = Code per E-Mail
console-identity-undone = Eine Verknüpfung dieses Chat-Kontos mit Kundendaten wurde schon einmal aufgehoben.

## Rules on returns
console-policy-withdrawal = Widerrufsrecht
console-policy-shop_policy = Rückgaberegeln des Shops
console-policy-conformity = Mangelhafter oder falscher Artikel

## The customer's record: labels
console-customer-email = E-Mail
console-customer-phone = Telefon
console-customer-country = Land
console-customer-language = Sprache
console-customer-address = Adresse
console-customer-since = Kundenkonto seit
console-customer-local-time = Ortszeit
console-customer-orders = Bestellungen
console-customer-spent = Gesamtumsatz
console-customer-orders-count = { $count } insgesamt, { $open } offen, Rücksendungen: { $returns }

## Orders
console-orders-none = Keine Bestellungen.
console-order-concerned = Darum geht es
console-order-address = Lieferadresse
console-order-payment = Zahlung
console-order-items = Artikel
console-parcel = Paket { $index } von { $count }
console-parcel-only = Paket
console-parcel-tracking = Sendungsnummer
console-parcel-expected = Voraussichtlich
console-parcel-between = { $from } bis { $to }
console-parcel-delivered = Zugestellt
console-parcel-pickup = Abholstelle
console-parcel-duties = Fällige Abgaben
console-parcel-last = Letzter Scan
console-parcel-late = Verspätet
console-parcel-none = Noch nichts verschickt.
console-parcel-events = Alle Scans

## State of a payment
console-payment-pending = offen
console-payment-authorised = autorisiert
console-payment-paid = bezahlt
console-payment-partially_refunded = teilweise erstattet
console-payment-refunded = erstattet
console-payment-failed = fehlgeschlagen

## Returns
console-return = Rücksendung { $rma }
console-return-refund = Erstattung
console-return-cost = Rücksendekosten
console-refund-of = Erstattung zu { $number }
console-returns-none = Keine Rücksendungen oder Erstattungen.

## What the bot did
console-did-nothing = Der Bot hat nichts geändert.
console-said = Letzte Nachrichten des Bots
console-action-identity-verify = Identität bestätigt
console-action-identity-undo_link = Verknüpfung mit Kundendaten aufgehoben
console-action-return-create = Rücksendung angemeldet
console-action-order-cancel = Bestellung storniert
console-action-order-change_address = Lieferadresse geändert

## Intents: what a customer wants, as noun phrases
console-intent-track_order = Stand einer Bestellung
console-intent-list_orders = Liste der Bestellungen
console-intent-cancel_order = Stornierung einer Bestellung
console-intent-change_order = Änderung einer Bestellung
console-intent-return_item = Rücksendung eines Artikels
console-intent-exchange_item = Umtausch eines Artikels
console-intent-refund_status = Stand einer Erstattung
console-intent-delivery_problem = Problem mit der Lieferung
console-intent-item_problem = Problem mit einem Artikel
console-intent-payment_problem = Problem mit einer Zahlung
console-intent-request_invoice = Rechnung
console-intent-ask_question = Frage
console-intent-complaint = Beschwerde
console-intent-talk_to_human = Gespräch mit dem Team
console-intent-privacy_request = persönliche Daten
console-intent-greet = Begrüßung
console-intent-goodbye = Verabschiedung
console-intent-thank = Dank
console-intent-affirm = Ja
console-intent-deny = Nein
console-intent-out_of_scope = etwas anderes

## Ready-made replies
canned-hello = Begrüßung
canned-hello-text = Guten Tag, mein Name ist { $name }. Ich habe das bisherige Gespräch gelesen und kümmere mich jetzt um Ihr Anliegen.
canned-checking = Ich prüfe das
canned-checking-text = Vielen Dank. Ich prüfe das gerade für Sie und melde mich in wenigen Minuten wieder.
canned-need-number = Bestellnummer und Nachweis
canned-need-number-text = Damit ich sicher nachsehen kann, nennen Sie mir bitte Ihre Bestellnummer und dazu die E-Mail-Adresse oder die Postleitzahl, die Sie bei der Bestellung angegeben haben.
canned-need-photo = Um ein Foto bitten
canned-need-photo-text = Könnten Sie mir bitte beschreiben, was mit dem Artikel nicht stimmt, und wenn möglich ein Foto davon schicken? Dann können wir schnell entscheiden, wie es weitergeht.
canned-asked-carrier = Nachforschung läuft
canned-asked-carrier-text = Ich habe beim Paketdienst eine Nachforschung beauftragt. Die Antwort kommt meist innerhalb von 3 Werktagen, und ich schreibe Ihnen, sobald ich mehr weiß.
canned-customs = Beim Zoll
canned-customs-text = Ihr Paket liegt gerade beim Zoll. Das dauert normalerweise 1 bis 3 Werktage. Falls dort noch etwas von Ihnen gebraucht wird, meldet sich der Paketdienst direkt bei Ihnen.
canned-delay-sorry = Entschuldigung für Verspätung
canned-delay-sorry-text = Es tut mir leid, dass Sie länger auf Ihre Bestellung warten müssen, als wir versprochen haben. Ich kläre gerade, was passiert ist.
canned-refund-started = Erstattung veranlasst
canned-refund-started-text = Ich habe Ihre Erstattung veranlasst. Sie geht auf das Zahlungsmittel zurück, mit dem Sie bezahlt haben; bis die Bank den Betrag anzeigt, können bis zu 5 Werktage vergehen.
canned-return-approved = Rücksendung genehmigt
canned-return-approved-text = Ich habe Ihre Rücksendung genehmigt. Das Rücksendeetikett erhalten Sie per E-Mail. Bitte verpacken Sie den Artikel gut und geben Sie das Paket innerhalb von 7 Tagen ab.
canned-replacement = Ersatz veranlasst
canned-replacement-text = Ich habe einen Ersatz für Sie veranlasst; Ihnen entstehen dadurch keine Kosten. Den Link zur Sendungsverfolgung erhalten Sie per E-Mail, sobald das Paket unser Lager verlässt.
canned-specialist = Fachabteilung fragen
canned-specialist-text = Dazu muss ich in unserer Fachabteilung nachfragen. Ich schreibe Ihnen hier bis zum Ende des nächsten Werktags.
canned-anything-else = Noch etwas?
canned-anything-else-text = Kann ich sonst noch etwas für Sie tun?
canned-goodbye = Verabschiedung
canned-goodbye-text = Vielen Dank für Ihre Nachricht. Ich beende das Gespräch jetzt; schreiben Sie uns einfach wieder, wenn Sie etwas brauchen.
