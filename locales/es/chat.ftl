# Lo que el asistente dice a la clientela. De tú, en un español neutro: cercano, exacto y breve.
# Términos: order pedido, item artículo, parcel paquete, return devolución (registrar), return
# number número de devolución, return period plazo de devolución, refund reembolso, customs aduana,
# duties aranceles e impuestos de importación, pick-up point punto de recogida, tracking
# seguimiento, carrier transportista, warehouse almacén, colleague / person una persona del equipo.
# Sin pretérito perfecto («encontré», no «he encontrado»): suena natural a ambos lados del Atlántico.

## Opening and small talk
bot-intro = Hola, soy el asistente de { $shop }, un bot. Puedo seguir pedidos, registrar devoluciones, responder preguntas y ponerte en contacto con una persona.
language-fallback = Entiendo el { $language }, pero por ahora solo puedo responder en español.
greet = ¿En qué puedo ayudarte hoy?
goodbye = ¡Hasta pronto y gracias por tu visita!
thanks = ¡De nada! ¿Necesitas algo más?
affirm-nothing = De acuerdo. ¿Qué quieres hacer?
deny-nothing = No hay problema. ¿Qué quieres hacer?
out-of-scope = Lo siento, con eso no puedo ayudarte. Lo mío son los pedidos, las entregas, las devoluciones y las preguntas sobre nuestra tienda.
not-understood = Perdona, no lo entendí bien. ¿Puedes decirlo de otra forma?
# Two choices follow: what the message may have meant
did-you-mean = Quiero asegurarme de entenderte bien. ¿Te refieres a una de estas opciones?
# Before the answer to the next of several requests in one message
next-request = Ahora, tu otra consulta.
# Said in the language that was asked for
language-switched = Claro, seguimos en español.
# Before the answer, when the customer is upset; then the answer itself follows
apology = Siento las molestias.
apology-furious = Lo siento muchísimo, esto no debería haber pasado. Vamos a solucionarlo.
# The customer stays upset: a person is offered, then the answer follows
apology-person = Entiendo que todo esto resulta muy frustrante, y lo siento. Si prefieres hablar con una persona, la aviso ahora mismo.

## Choices (titles of buttons: at most 20 characters where the language allows)
choice-track = Seguir mi pedido
choice-return = Hacer una devolución
choice-question = Hacer una pregunta
choice-orders = Mis pedidos
choice-cancel = Cancelar un pedido
choice-change = Cambiar un pedido
choice-exchange = Cambiar un artículo
choice-refund = Mi reembolso
choice-delivery-problem = Problema de entrega
choice-item-problem = Artículo con fallo
choice-payment-problem = Problema de pago
choice-invoice = Pedir factura
choice-privacy = Mis datos
choice-human = Hablar con alguien
choice-yes = Sí
choice-no = No
choice-all-items = Todo
choice-no-thanks = No, gracias
choice-order = { $number }
choice-item = { $item }

## Proving who you are
ask-order-number = ¿Cuál es tu número de pedido? Lo encuentras en el correo de confirmación; es parecido a este: MG-104233.
ask-order-number-choice = ¿De qué pedido se trata?
ask-proof = Gracias. Para proteger tus datos, indícame por favor el correo electrónico o el código postal que usaste en el pedido.
order-number-not-understood = No encontré ningún número de pedido en tu mensaje. Está en el asunto del correo de confirmación y es parecido a este: MG-104233.
proof-not-understood = Necesito el correo electrónico o el código postal de entrega del pedido. ¿Cuál de los dos puedes darme?
verify-failed = Ese número de pedido y el correo o el código postal no coinciden con nuestros datos. Revisa ambos e inténtalo de nuevo, empezando por el número de pedido.
verify-locked = Fueron demasiados intentos, así que tengo que pausar esta comprobación para protegerte. Una persona del equipo puede ayudarte.
order-not-yours = No encuentro el pedido { $number } entre los tuyos.
no-orders = Todavía no veo ningún pedido tuyo.

## Tracking
lines = { $lines }
track-order = Pedido { $number } del { $placed }: { $state }. Artículos: { $items }.
track-not-shipped = Estamos preparando tu pedido { $number } del { $placed }. En cuanto salga de nuestro almacén, recibirás un correo con el enlace de seguimiento.
# «con fecha del» para que no se lea como la fecha de la cancelación
track-cancelled = El pedido { $number }, con fecha del { $placed }, está cancelado.
track-parcels = { $count ->
    [one] El pedido va en un solo paquete.
   *[other] El pedido va en { $count } paquetes.
}
track-parcel-of = Paquete { $index } de { $count } ({ $carrier } { $tracking }): { $status }.
track-parcel = Paquete ({ $carrier } { $tracking }): { $status }.
track-parcel-plain = Paquete ({ $carrier }): { $status }.
track-parcel-of-plain = Paquete { $index } de { $count } ({ $carrier }): { $status }.
track-parcel-items = Contiene: { $items }.
track-last-event = Último registro: { $place }, { $country }, { $when }.
track-last-event-country = Último registro: { $country }, { $when }.
track-last-event-plain = Última actualización: { $when }.
track-expected-between = Entrega prevista entre el { $from } y el { $to }.
track-expected-by = Entrega prevista a más tardar el { $to }.
track-late = Tenía que llegar a más tardar el { $to }. Lamento el retraso.
track-delivered-on = Entregado el { $when }.
track-pickup = Te espera aquí: { $place }. Lleva por favor tu documento de identidad.
track-attempt-fail = El transportista volverá a intentar la entrega el siguiente día laborable.
track-exception = Algo salió mal en el camino. Una persona del equipo puede revisarlo con el transportista.
offer-human-problem = ¿Quieres que una persona del equipo lo revise con el transportista?

## My orders
orders-list = { $count ->
    [one] Este es tu pedido:
   *[other] Estos son tus últimos { $count } pedidos:
  }
    { $orders }
order-line = • { $number } – { $placed } – { $total } – { $state }

## Returns
ask-return-items = ¿Qué artículo quieres devolver?
# «todo»: the word actions/data/words.yml recognises
ask-return-items-again = No sé bien a qué artículo te refieres. Elige uno o varios de la lista, o escribe «todo».
ask-return-reason = Lamento que no haya sido lo que esperabas. ¿Cuál es el motivo de la devolución?
return-confirm = Esto es lo que registraría: devolución de { $items } del pedido { $number }. Te reembolsamos { $refund } ({ $method }). ¿Registro la devolución?
return-confirm-cost = Esto es lo que registraría: devolución de { $items } del pedido { $number }. El envío de vuelta cuesta { $cost }, que se descuentan, así que te reembolsamos { $refund } ({ $method }). ¿Registro la devolución?
return-confirm-again = Responde sí o no, por favor: ¿registro esta devolución?
return-created = Listo. Tu número de devolución es { $rma }. Escríbelo en el paquete y entrega el paquete a más tardar el { $deadline }. Recibirás { $refund } en un plazo de 14 días desde que llegue, normalmente de 3 a 5 días laborables después.
return-created-faulty = Listo, y perdona las molestias. Tu número de devolución es { $rma }. El envío de vuelta es gratis. Escribe el número en el paquete y entrega el paquete a más tardar el { $deadline }. Te reembolsaremos { $refund }.
return-not-created = De acuerdo, no registré nada. Tu pedido se queda como está.
return-nothing = No puedo registrar la devolución de ningún artículo del pedido { $number }:
    { $items }
return-refusal = • { $item }: { $why }
return-refusal-offer = Si no estás de acuerdo, una persona del equipo lo revisará con gusto.
refusal-window-over = el plazo de devolución terminó el { $deadline }
refusal-not-delivered = está pendiente de entrega
refusal-excluded-hygiene = por higiene, no se puede devolver una vez retirado el precinto
refusal-excluded-personalised = es un artículo hecho especialmente para ti
refusal-excluded-digital = el contenido digital no se puede devolver
refusal-excluded-gift-card = las tarjetas de regalo no se pueden devolver
refusal-excluded-perishable = los alimentos no se pueden devolver
refusal-already-returned = su devolución ya está en curso
refusal-cancelled = el pedido está cancelado
refusal-excluded = este artículo no admite devolución
return-changed = Algo cambió en este pedido mientras tanto, así que no registré nada. ¿Lo vemos de nuevo?

## Cancelling
cancel-confirm = Esto es lo que haría: cancelar el pedido { $number } ({ $items }). Te reembolsamos { $refund } ({ $method }). ¿Cancelo el pedido?
cancel-confirm-unpaid = Esto es lo que haría: cancelar el pedido { $number } ({ $items }). Todavía no se cobró nada. ¿Cancelo el pedido?
cancel-confirm-again = Por favor, responde sí o no: ¿cancelo el pedido?
cancel-done = Listo, el pedido { $number } está cancelado. Te reembolsamos { $refund } ({ $method }), normalmente en 3 a 5 días laborables.
cancel-done-unpaid = Listo, el pedido { $number } está cancelado. No se cobró nada.
cancel-not-done = De acuerdo, el pedido { $number } se queda como está.
cancel-too-late = El pedido { $number } ya salió de nuestro almacén y no se puede cancelar. Puedes devolverlo cuando llegue o hablar con una persona del equipo.
cancel-already = El pedido { $number } ya está cancelado.

## Refund status
refund-none = No veo ninguna devolución ni ningún reembolso del pedido { $number }.
refund-return = Devolución { $rma }: { $state }. Importe: { $amount }.
refund-line = Reembolso del { $when } por { $amount } ({ $method }): { $state }.
refund-bank-note = El banco puede tardar hasta 5 días laborables en mostrarlo.

## Questions
answer =
    { $text }
    – { $title }
answer-other-language =
    Solo tengo esta información en { $language }:
    { $text }
    – { $title }
answer-abstain = No tengo una respuesta fiable y prefiero no adivinar. ¿Quieres que te atienda una persona del equipo?

## Handing over to a person
handoff-started = Te paso ahora con una persona del equipo. Puede ver nuestra conversación, así que no tendrás que repetir nada.
# El tema va delante de los dos puntos
handoff-topic = { $topic }: de eso se encarga una persona del equipo. Te paso ahora mismo; puede ver nuestra conversación, así que no tendrás que repetir nada.
handoff-sorry = Lo siento mucho. Te paso con una persona del equipo que puede solucionarlo; puede ver nuestra conversación, así que no tendrás que repetir nada.
handoff-waiting = Una persona del equipo te atenderá lo antes posible. Ya le dejé tu mensaje.
handoff-already = Una persona del equipo ya tiene tu conversación y te responderá aquí.
offer-human = ¿Quieres hablar con una persona del equipo?
complaint-sorry = Lamento que te hayamos fallado. Me gustaría que una persona del equipo se ocupe de esto personalmente. ¿Te paso con alguien?
topic-change-order = Modificar un pedido o tus datos
topic-exchange-item = Cambiar un artículo
topic-payment-problem = Un problema con un pago
topic-request-invoice = Una factura
topic-privacy-request = Una solicitud sobre tus datos personales
topic-item-problem = Un problema con un artículo
agent-joined = { $name } ya está en la conversación.
conversation-closed = Esta conversación está cerrada. Si necesitas algo, solo tienes que volver a escribir.
back-to-bot = Ahora hablas de nuevo con el asistente (un bot).

## In the middle of something
form-stopped = De acuerdo, lo dejo aquí. No se cambió nada. ¿Qué más puedo hacer por ti?

## When something fails
bot-trouble = Algo no funciona de nuestro lado en este momento. Guardé tu mensaje y te responderé en cuanto pueda. ¿Prefieres hablar con una persona?
something-went-wrong = Lo siento, algo salió mal de nuestro lado y no se cambió nada. Inténtalo de nuevo o habla con una persona del equipo.
unsupported-message = Por ahora solo puedo leer texto. ¿Puedes describirlo con palabras?
menu-button = Elegir

## Errors shown to an API or widget user
error-empty = Escribe primero un mensaje.
error-too-long = El mensaje es demasiado largo. El máximo es de { $limit } caracteres.
error-malformed = No se pudo leer esta solicitud.
error-unauthorized = Inicia sesión de nuevo: esta sesión no es válida o caducó.
error-forbidden = No tienes acceso a esta conversación.
error-not-found = Esta conversación no existe.
error-busy = Ahora mismo no podemos recibir tu mensaje. Inténtalo de nuevo en un momento.
error-conflict = Otra persona cambió esto mientras tanto. Vuelve a cargar la página.
error-rate-limited = Fueron muchos mensajes a la vez. Espera un momento, por favor.
error-internal = Algo salió mal de nuestro lado.
