# Was der Assistent Kundinnen und Kunden sagt. Anrede: Sie; freundlich, genau, kurz genug fürs Handy.
# Begriffe: order Bestellung, item Artikel, parcel Paket, return Rücksendung (anmelden), return
# number Rücksendenummer, return period Rückgabefrist, refund Erstattung, customs Zoll, duties
# Einfuhrabgaben, pick-up point Abholstelle, tracking Sendungsverfolgung, carrier Paketdienst,
# warehouse Lager, colleague / person jemand aus unserem Team.

## Opening and small talk
bot-intro = Hallo, ich bin der Assistent von { $shop } – ein Bot. Ich verfolge Bestellungen, melde Rücksendungen an, beantworte Fragen und hole bei Bedarf einen Menschen aus unserem Team dazu.
language-fallback = Ich verstehe { $language }, kann im Moment aber nur auf Deutsch antworten.
greet = Was kann ich heute für Sie tun?
goodbye = Auf Wiedersehen und vielen Dank für Ihren Besuch!
thanks = Gern geschehen! Kann ich sonst noch etwas für Sie tun?
affirm-nothing = Gern. Was möchten Sie tun?
deny-nothing = Kein Problem. Was möchten Sie stattdessen tun?
out-of-scope = Dabei kann ich Ihnen leider nicht helfen. Ich kenne mich mit Bestellungen, Lieferungen, Rücksendungen und Fragen zu unserem Shop aus.
not-understood = Das habe ich leider nicht ganz verstanden. Könnten Sie es bitte anders formulieren?
# Two choices follow: what the message may have meant
did-you-mean = Ich möchte Sie richtig verstehen. Meinen Sie eines davon?
# Before the answer to the next of several requests in one message
next-request = Nun zu Ihrem anderen Anliegen.
# Said in the language that was asked for
language-switched = Gern, wir machen auf Deutsch weiter.
# Before the answer, when the customer is upset; then the answer itself follows
apology = Das tut mir leid.
apology-furious = Das tut mir sehr leid, so sollte es nicht sein. Ich kümmere mich darum.
# The customer stays upset: a person is offered, then the answer follows
apology-person = Ich verstehe, dass das sehr ärgerlich ist, und es tut mir leid. Wenn Sie lieber mit einem Menschen sprechen, hole ich sofort jemanden dazu.

## Choices (titles of buttons: at most 20 characters where the language allows)
choice-track = Bestellung verfolgen
choice-return = Rücksendung anmelden
choice-question = Frage stellen
choice-orders = Meine Bestellungen
choice-cancel = Stornieren
choice-change = Bestellung ändern
choice-exchange = Artikel umtauschen
choice-refund = Meine Erstattung
choice-delivery-problem = Lieferproblem
choice-item-problem = Artikel fehlerhaft
choice-payment-problem = Zahlungsproblem
choice-invoice = Rechnung anfordern
choice-privacy = Meine Daten
choice-human = Mit dem Team reden
choice-yes = Ja
choice-no = Nein
choice-all-items = Alles
choice-no-thanks = Nein, danke
choice-order = { $number }
choice-item = { $item }

## Proving who you are
ask-order-number = Wie lautet Ihre Bestellnummer? Sie finden sie in der E-Mail mit Ihrer Bestellbestätigung; sie sieht zum Beispiel so aus: MG-104233.
ask-order-number-choice = Um welche Bestellung geht es?
ask-proof = Danke. Zum Schutz Ihrer Daten nennen Sie mir bitte noch die E-Mail-Adresse oder die Postleitzahl, die Sie bei der Bestellung angegeben haben.
order-number-not-understood = Darin habe ich keine Bestellnummer gefunden. Sie steht im Betreff Ihrer Bestellbestätigung und sieht zum Beispiel so aus: MG-104233.
proof-not-understood = Ich brauche die E-Mail-Adresse oder die Postleitzahl der Lieferadresse zu dieser Bestellung. Was davon können Sie mir nennen?
verify-failed = Bestellnummer und E-Mail-Adresse oder Postleitzahl passen nicht zu unseren Daten. Bitte prüfen Sie beides und versuchen Sie es noch einmal, beginnend mit der Bestellnummer.
verify-locked = Das waren zu viele Versuche. Zu Ihrem Schutz muss ich die Prüfung vorerst aussetzen. Jemand aus unserem Team kann Ihnen weiterhelfen.
order-not-yours = Die Bestellung { $number } finde ich nicht unter Ihren Bestellungen.
no-orders = Ich sehe noch keine Bestellungen von Ihnen.

## Tracking
lines = { $lines }
track-order = Bestellung { $number } vom { $placed }: { $state }. Artikel: { $items }.
track-not-shipped = Ihre Bestellung { $number } vom { $placed } wird gerade vorbereitet. Sobald sie unser Lager verlässt, erhalten Sie eine E-Mail mit dem Link zur Sendungsverfolgung.
track-cancelled = Die Bestellung { $number } vom { $placed } wurde storniert.
track-parcels = { $count ->
    [one] Die Lieferung kommt in einem Paket.
   *[other] Die Lieferung kommt in { $count } Paketen.
}
track-parcel-of = Paket { $index } von { $count } ({ $carrier } { $tracking }): { $status }.
track-parcel = Paket ({ $carrier } { $tracking }): { $status }.
track-parcel-plain = Paket ({ $carrier }): { $status }.
track-parcel-of-plain = Paket { $index } von { $count } ({ $carrier }): { $status }.
track-parcel-items = Inhalt: { $items }.
track-last-event = Letzter Scan: { $place }, { $country }, { $when }.
track-last-event-country = Letzter Scan: { $country }, { $when }.
track-last-event-plain = Letzte Meldung: { $when }.
track-expected-between = Voraussichtliche Lieferung zwischen dem { $from } und dem { $to }.
track-expected-by = Voraussichtliche Lieferung bis zum { $to }.
track-late = Das Paket hätte bis zum { $to } bei Ihnen sein sollen. Die Verspätung tut mir leid.
track-delivered-on = Zugestellt am { $when }.
track-pickup = Das Paket liegt hier für Sie bereit: { $place }. Bitte bringen Sie Ihren Ausweis mit.
track-attempt-fail = Der Paketdienst versucht es am nächsten Werktag noch einmal.
track-exception = Unterwegs ist etwas schiefgegangen. Unser Team kann das mit dem Paketdienst klären.
offer-human-problem = Soll ich jemanden aus unserem Team dazuholen, um das mit dem Paketdienst zu klären?

## My orders
orders-list = { $count ->
    [one] Das ist Ihre Bestellung:
   *[other] Das sind Ihre letzten { $count } Bestellungen:
  }
    { $orders }
order-line = • { $number } – { $placed } – { $total } – { $state }

## Returns
ask-return-items = Welchen Artikel möchten Sie zurückschicken?
# „alles“: the word actions/data/words.yml recognises
ask-return-items-again = Ich habe nicht erkannt, welchen Artikel Sie meinen. Bitte wählen Sie einen oder mehrere aus der Liste oder schreiben Sie „alles“.
ask-return-reason = Schade, dass es nicht das Richtige war. Was ist der Grund für die Rücksendung?
return-confirm = Das würde ich anmelden: Rücksendung von { $items } aus der Bestellung { $number }. Sie erhalten { $refund } zurück ({ $method }). Soll ich die Rücksendung so anmelden?
return-confirm-cost = Das würde ich anmelden: Rücksendung von { $items } aus der Bestellung { $number }. Das Zurückschicken kostet { $cost }; das wird abgezogen, sodass Sie { $refund } zurückerhalten ({ $method }). Soll ich die Rücksendung so anmelden?
return-confirm-again = Bitte antworten Sie mit Ja oder Nein: Soll ich diese Rücksendung anmelden?
return-created = Erledigt. Ihre Rücksendenummer ist { $rma }. Bitte schreiben Sie sie auf das Paket und geben Sie es bis zum { $deadline } ab. Sie erhalten { $refund } innerhalb von 14 Tagen, nachdem das Paket bei uns angekommen ist, meist schon nach 3 bis 5 Werktagen.
return-created-faulty = Erledigt, und bitte entschuldigen Sie die Umstände. Ihre Rücksendenummer ist { $rma }. Die Rücksendung ist für Sie kostenlos. Bitte schreiben Sie die Nummer auf das Paket und geben Sie es bis zum { $deadline } ab. Sie erhalten { $refund } zurück.
return-not-created = In Ordnung, ich habe nichts angemeldet. Ihre Bestellung bleibt, wie sie ist.
return-nothing = Aus der Bestellung { $number } kann ich leider keinen Artikel zur Rücksendung anmelden:
    { $items }
return-refusal = • { $item }: { $why }
return-refusal-offer = Falls Sie das anders sehen, schaut es sich jemand aus unserem Team gern noch einmal an.
# Knappe Angaben statt ganzer Sätze, damit nach dem Doppelpunkt klein weitergeschrieben werden kann
refusal-window-over = Rückgabefrist am { $deadline } abgelaufen
refusal-not-delivered = noch nicht geliefert
refusal-excluded-hygiene = versiegelte Ware, aus Hygienegründen nach dem Öffnen von der Rückgabe ausgeschlossen
refusal-excluded-personalised = eigens für Sie angefertigt
refusal-excluded-digital = digitaler Inhalt, von der Rückgabe ausgeschlossen
refusal-excluded-gift-card = Geschenkkarte, von der Rückgabe ausgeschlossen
refusal-excluded-perishable = Lebensmittel, von der Rückgabe ausgeschlossen
refusal-already-returned = bereits zur Rücksendung angemeldet
refusal-cancelled = Bestellung wurde storniert
refusal-excluded = von der Rückgabe ausgeschlossen
return-changed = An dieser Bestellung hat sich inzwischen etwas geändert, deshalb habe ich nichts angemeldet. Sollen wir sie uns noch einmal ansehen?

## Cancelling
cancel-confirm = Das würde ich tun: die Bestellung { $number } stornieren ({ $items }). Sie erhalten { $refund } zurück ({ $method }). Soll ich die Bestellung stornieren?
cancel-confirm-unpaid = Das würde ich tun: die Bestellung { $number } stornieren ({ $items }). Es wurde noch nichts abgebucht. Soll ich die Bestellung stornieren?
cancel-confirm-again = Bitte antworten Sie mit Ja oder Nein: Soll ich die Bestellung stornieren?
cancel-done = Erledigt, die Bestellung { $number } ist storniert. Sie erhalten { $refund } zurück ({ $method }), meist innerhalb von 3 bis 5 Werktagen.
cancel-done-unpaid = Erledigt, die Bestellung { $number } ist storniert. Es wurde nichts abgebucht.
cancel-not-done = In Ordnung, die Bestellung { $number } bleibt unverändert.
cancel-too-late = Die Bestellung { $number } hat unser Lager schon verlassen und lässt sich nicht mehr stornieren. Sie können sie nach der Ankunft zurücksenden oder mit unserem Team sprechen.
cancel-already = Die Bestellung { $number } ist bereits storniert.

## Refund status
refund-none = Zur Bestellung { $number } sehe ich weder eine Rücksendung noch eine Erstattung.
refund-return = Rücksendung { $rma }: { $state }. Betrag: { $amount }.
refund-line = Erstattung vom { $when } über { $amount } ({ $method }): { $state }.
refund-bank-note = Bis die Bank den Betrag anzeigt, können bis zu 5 Werktage vergehen.

## Questions
answer =
    { $text }
    – { $title }
answer-other-language =
    Dazu habe ich nur einen Text auf { $language }:
    { $text }
    – { $title }
answer-abstain = Darauf habe ich keine verlässliche Antwort, und raten möchte ich nicht. Soll ich jemanden aus unserem Team dazuholen?

## Handing over to a person
handoff-started = Ich übergebe jetzt an jemanden aus unserem Team. Unser Gespräch ist dort sichtbar, Sie müssen also nichts wiederholen.
# Das Thema steht vor dem Doppelpunkt
handoff-topic = { $topic }: Darum kümmert sich jemand aus unserem Team. Ich übergebe jetzt; unser Gespräch ist dort sichtbar, Sie müssen also nichts wiederholen.
handoff-sorry = Das tut mir leid. Ich übergebe an jemanden aus unserem Team, um das in Ordnung zu bringen. Unser Gespräch ist dort sichtbar, Sie müssen also nichts wiederholen.
handoff-waiting = Es meldet sich so bald wie möglich jemand aus unserem Team. Ihre Nachricht habe ich dazugelegt.
handoff-already = Ihr Gespräch liegt bereits bei unserem Team. Die Antwort kommt hier im Chat.
offer-human = Möchten Sie mit jemandem aus unserem Team sprechen?
complaint-sorry = Es tut mir leid, dass wir Sie enttäuscht haben. Ich möchte, dass sich jemand aus unserem Team persönlich darum kümmert. Soll ich jemanden dazuholen?
topic-change-order = Änderung einer Bestellung oder Ihrer Daten
topic-exchange-item = Umtausch
topic-payment-problem = Problem mit einer Zahlung
topic-request-invoice = Rechnung
topic-privacy-request = Anfrage zu Ihren persönlichen Daten
topic-item-problem = Problem mit einem Artikel
agent-joined = { $name } ist jetzt im Gespräch und für Sie da.
conversation-closed = Dieses Gespräch ist beendet. Schreiben Sie einfach wieder, wenn Sie etwas brauchen.
back-to-bot = Sie sprechen jetzt wieder mit dem Assistenten (einem Bot).

## In the middle of something
form-stopped = In Ordnung, ich breche hier ab. Es wurde nichts geändert. Was kann ich sonst für Sie tun?

## When something fails
bot-trouble = Bei uns funktioniert gerade etwas nicht. Ihre Nachricht ist gespeichert, und ich antworte, sobald ich kann. Möchten Sie lieber mit jemandem aus unserem Team sprechen?
something-went-wrong = Entschuldigung, bei uns ist etwas schiefgegangen; geändert wurde nichts. Bitte versuchen Sie es noch einmal oder sprechen Sie mit jemandem aus unserem Team.
unsupported-message = Ich kann zurzeit nur Text lesen. Könnten Sie es bitte in Worten beschreiben?
menu-button = Auswählen

## Errors shown to an API or widget user
error-empty = Bitte schreiben Sie zuerst eine Nachricht.
error-too-long = Die Nachricht ist zu lang. Erlaubt sind höchstens { $limit } Zeichen.
error-malformed = Diese Anfrage ließ sich nicht lesen.
error-unauthorized = Bitte melden Sie sich noch einmal an: Diese Sitzung ist ungültig oder abgelaufen.
error-forbidden = Sie haben keinen Zugriff auf dieses Gespräch.
error-not-found = Dieses Gespräch gibt es nicht.
error-busy = Wir können Ihre Nachricht gerade nicht annehmen. Bitte versuchen Sie es gleich noch einmal.
error-conflict = Hier hat inzwischen jemand anderes etwas geändert. Bitte laden Sie die Seite neu.
error-rate-limited = Das waren sehr viele Nachrichten auf einmal. Bitte warten Sie einen Moment.
error-internal = Bei uns ist etwas schiefgegangen.
