# Das Chatfenster auf den Shopseiten und die Seite des Demo-Shops. Begriffe wie in chat.ftl:
# Gespräch (Chat ist das Fenster), Assistent (Bot), jemand aus unserem Team.
# Vor Einheiten und in Abkürzungen steht ein geschütztes Leerzeichen (U+00A0).
# $count kommt als fertige Zeichenkette: Formulierungen, die zu jeder Zahl passen.

### The widget

## The button that opens the chat, and the head of the panel
widget-title = Chatten Sie mit uns
widget-open = Chat öffnen
widget-open-unread = Chat öffnen, neue Nachrichten: { $count }
widget-close = Chat schließen
widget-disclosure = Automatischer Assistent (ein Bot)
widget-disclosure-waiting = Wir holen jemanden aus dem Team dazu
# Im Dativ
widget-disclosure-agent = Sie chatten mit { $name }
widget-agent-unnamed = unserem Team
widget-disclosure-closed = Gespräch beendet

## Before the first message
widget-welcome-title = Hallo! Was können wir für Sie tun?
widget-welcome-text = Unser Assistent ist ein Bot. Er verfolgt Bestellungen, meldet Rücksendungen an, beantwortet Fragen in Ihrer Sprache und holt gern jemanden aus dem Team dazu.
widget-starters = Vorschläge
widget-starter-track = Wo ist meine Bestellung?
widget-starter-return = Ich möchte etwas zurückschicken
widget-starter-delivery = Wie lange dauert die Lieferung?

## Writing
widget-input = Ihre Nachricht
widget-placeholder = Nachricht schreiben …
widget-placeholder-order-number = Bestellnummer, z. B. MG-104233
widget-placeholder-proof = E-Mail oder Postleitzahl
widget-placeholder-email = E-Mail-Adresse
widget-placeholder-postcode = Postleitzahl
widget-placeholder-closed = Schreiben Sie uns einfach wieder …
widget-send = Senden
widget-characters-left = Noch { $count } Zeichen
widget-characters-over = { $count } Zeichen zu viel

## Messages
widget-log = Gespräch
widget-author-you = Sie
widget-author-bot = Assistent (Bot)
widget-author-agent = Unser Team
widget-sending = Wird gesendet …
widget-sent = Gesendet
widget-failed = Nicht gesendet
widget-retry = Erneut senden
widget-typing = Der Assistent schreibt …
widget-choices = Antwortvorschläge
widget-jump = Neue Nachrichten
widget-today = Heute
widget-yesterday = Gestern

## Small lines between the messages
widget-line-waiting = Sie warten jetzt auf jemanden aus unserem Team
widget-line-agent = { $name } ist jetzt für Sie da
widget-line-agent-unnamed = Jemand aus unserem Team ist jetzt für Sie da
widget-line-bot = Jetzt antwortet wieder der Assistent (ein Bot)
widget-line-closed = Dieses Gespräch ist beendet
widget-line-restarted = Das frühere Gespräch ist abgelaufen. Hier beginnt ein neues.

## Notices
widget-offline = Keine Verbindung. Der Chat verbindet sich wieder, sobald es geht.
widget-online = Sie sind wieder verbunden
widget-error = Das hat nicht geklappt. Bitte versuchen Sie es noch einmal.

## Below the text field and in the head
widget-human = Mit dem Team reden
widget-human-request = Ich möchte mit einem Menschen sprechen
widget-new = Neues Gespräch
widget-new-question = Neues Gespräch beginnen? Das bisherige wird dann von diesem Gerät entfernt.
widget-new-yes = Neu beginnen
widget-new-no = Bisheriges behalten
widget-language = Sprache

### The demo shop page

## Head and foot of the page
shop-page-title = { $product } – Meridian Goods
shop-skip = Zum Produkt springen
shop-nav-clothing = Bekleidung
shop-nav-outdoor = Outdoor
shop-nav-home = Wohnen
shop-nav-electronics = Elektronik
shop-nav = Kategorien
shop-banner = EU: Standardversand ab { $amount } kostenlos · 30 Tage Rückgabefrist
shop-language = Sprache
shop-footer = Meridian Goods ist ein erfundener Shop, der zeigt, was Parley kann.

## The product
shop-crumb-home = Shop
shop-crumb-jackets = Jacken
shop-product = Fjell-Regenjacke
shop-product-lead = Leichte Jacke für nasse Tage in den Bergen und auf dem Arbeitsweg. Wasserdicht bis 10.000 mm, lässt sich in der eigenen Tasche verstauen.
shop-product-image = Zeichnung einer grünen Regenjacke mit Kapuze
shop-rating = { $rating } von 5 · { $count } Bewertungen
shop-price-note = inkl. MwSt. und Einfuhrabgaben
shop-colour = Farbe
shop-colour-moss = Moosgrün
shop-colour-clay = Terrakotta
shop-colour-night = Nachtblau
shop-size = Größe
shop-add = In den Warenkorb
shop-added = Dies ist eine Demo: Der Warenkorb bleibt leer.
shop-fact-stock = Auf Lager, wird heute noch verschickt
shop-fact-delivery = Lieferung in der EU in 3–6 Werktagen
shop-fact-returns = Rückgabe bis 30 Tage nach Lieferung

## Details below the product
shop-detail-fabric-title = Material
shop-detail-fabric = Dreilagiges, recyceltes Polyamid. Die Membran hält einer Wassersäule von 10.000 mm stand und lässt Wasserdampf nach außen.
shop-detail-care-title = Pflege
shop-detail-care = Bei 30 °C ohne Weichspüler waschen. Nach fünf Wäschen neu imprägnieren. Nicht in den Wäschetrockner geben.
shop-detail-fit-title = Passform
shop-detail-fit = So geschnitten, dass ein Pullover darunter passt. Zwischen zwei Größen nehmen Sie am besten die kleinere.

## Trying the assistant out
shop-try-title = Probieren Sie den Assistenten aus
shop-try-text = Öffnen Sie den Chat in der Ecke der Seite und schreiben Sie in Ihrer Sprache. Diese Bestellungen gibt es in den Demodaten:
shop-try-order = Bestellnummer
shop-try-proof = Postleitzahl
shop-try-about = Stand der Dinge
shop-try-ask = Nachfragen
shop-try-question = Wo ist meine Bestellung { $number }?
shop-case-transit = Unterwegs, mit Zollabfertigung
shop-case-delivered = Letzte Woche zugestellt, Rückgabe möglich
shop-case-old = Vor 60 Tagen zugestellt
shop-case-split = Zwei Pakete aus zwei Lagern
shop-case-held = Vom Zoll zurückgehalten
shop-case-refund = Erstattung läuft
shop-case-placed = Gerade bestellt, noch änder- und stornierbar
shop-case-late = Verspätet
shop-case-mixed = Rückgabe nur für einen von zwei Artikeln
shop-case-today = Kommt heute an
shop-try-empty = Die Demodaten sind hier nicht geladen, es gibt also keine Bestellungen. Andere Fragen können Sie trotzdem stellen.
shop-signin = Angemeldet als
shop-signin-guest = Gast (nicht angemeldet)
shop-signin-note = Nur in der Demo: Der Shop signiert ein Token für diese Person, damit der Assistent weiß, wer fragt.
shop-signin-failed = Anmeldung fehlgeschlagen. Bitte versuchen Sie es erneut.
