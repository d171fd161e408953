# Lo que lee el equipo en el panel y las respuestas rápidas para la clientela. De tú, en español
# neutro y sin pretérito perfecto, como en chat.ftl.
# Términos: conversation conversación, agent / person una persona del equipo, take tomar, take over
# tomar el relevo, hand back devolver al bot, close cerrar, private note nota interna, ready-made
# reply respuesta rápida, identity proven identidad verificada; lo demás, como en chat.ftl.

## Page titles and moving around
console-title = Panel de Parley
console-skip = Ir a las conversaciones
console-views = Listas
console-list = Conversaciones
console-to-queue = Volver a la lista
console-offline = Sin conexión. Intentándolo de nuevo…

## Signing in
console-sign-in-title = Inicia sesión en el panel
console-sign-in = Iniciar sesión
console-sign-out = Cerrar sesión
console-email = Correo electrónico
console-password = Contraseña
console-sign-in-failed = El correo o la contraseña no son correctos.
console-own-language = Idioma del panel

## The lists, as links at the side
console-view-waiting = En espera
console-view-mine = A mi cargo
console-view-open = Abiertas
console-view-bot = Con el bot
console-view-closed = Cerradas

## What an empty list says
console-empty-waiting = Nadie está esperando. ¡Buen trabajo!
# «En espera»: como console-view-waiting
console-empty-mine = No tienes ninguna conversación a tu cargo. Toma una de «En espera».
console-empty-open = No hay conversaciones abiertas.
console-empty-bot = El bot no está en ninguna conversación en este momento.
console-empty-closed = Todavía no hay conversaciones cerradas.
console-empty-search = Sin resultados. Busca por nombre, correo completo o número de pedido.
console-more-rows = { $count ->
    [one] Solo se muestra la primera.
   *[other] Solo se muestran las primeras { $count }.
}

## Search and filter
console-search = Nombre, correo o pedido
console-found = Resultados de «{ $words }»
console-filter-language = Solo este idioma
console-all-languages = Todos los idiomas

## A line of the list
console-visitor = Visitante { $code }
console-verified = Identidad verificada
console-nothing-said = Aún sin mensajes
console-mentioned = Te menciona
console-priority-1 = Urgente
console-priority-2 = Normal
console-priority-3 = Baja
console-due-left = aún { $time }
console-due-over = { $time } tarde

## Channels
console-channel-web = Chat web
console-channel-api = API
console-channel-whatsapp = WhatsApp
console-channel-messenger = Messenger

## Why a person is needed
console-reason-asked = Pidió hablar con alguien
console-reason-abstained = Bot sin respuesta fiable
console-reason-unsupported = El bot no puede hacerlo
console-reason-complaint = Queja
console-reason-bot_failed = Falló el bot
console-reason-refused = Solicitud rechazada
console-reason-locked = Verificación bloqueada
console-reason-delivery_problem = Problema con una entrega
console-reason-item_problem = Problema con un artículo
console-reason-payment_problem = Problema con un pago
console-reason-cancel_order = Quiere cancelar un pedido
console-reason-change_order = Quiere modificar un pedido
console-reason-exchange_item = Quiere cambiar un artículo
console-reason-request_invoice = Quiere una factura
console-reason-privacy_request = Sobre sus datos personales
console-reason-taken = La tomó el equipo

## How the customer feels. Sustantivos, sin género
console-feeling-positive = Satisfacción
console-feeling-neutral = Neutral
console-feeling-negative = Descontento
console-feeling-furious = Indignación
console-feeling-trend = Ánimo
console-trend-better = mejora
console-trend-worse = empeora
console-trend-steady = estable

## State of a conversation
console-state-bot = Con el bot
console-state-waiting = Espera a una persona
console-state-closed = Cerrada
console-state-agent = Con el equipo
console-state-mine = A tu cargo
console-state-colleague = A cargo de { $name }

## What an agent can do with a conversation: buttons
console-verb-take = Tomar
console-verb-take-over = Tomar el relevo
console-verb-hand-back = Devolver al bot
console-verb-close = Cerrar
console-verb-reopen = Reabrir y tomar
console-confirm-take-over = Esta conversación está a cargo de { $name }. ¿Quieres tomar el relevo?

## Changes of state, as lines between the messages
console-became-bot = El bot se hizo cargo
console-became-bot-by = { $name } devolvió la conversación al bot
console-became-waiting = El cliente espera a una persona
console-became-agent = Una persona del equipo tomó la conversación
console-became-agent-by = { $name } tomó la conversación
console-became-closed = Se cerró la conversación
console-became-closed-by = { $name } cerró la conversación

## The thread
console-messages = Mensajes
console-earlier = Mostrar mensajes anteriores
console-no-messages = Aún no hay mensajes
console-author-customer = Cliente
console-author-bot = Bot
console-author-system = Sistema
console-author-agent = Equipo
console-author-note = nota interna
console-no-text = (mensaje sin texto)
console-unreadable = (mensaje «{ $key }»)
console-show-original = Como lo ve el cliente
console-understood = Se entendió como: { $intent }

## Delivery of a message on the customer's channel
console-delivery-pending = Pendiente de envío
console-delivery-sending = Enviando
console-delivery-sent = Enviado
console-delivery-delivered = Entregado
console-delivery-read = Leído
console-delivery-failed = No entregado
console-delivery-unanswered = El bot no respondió
console-resend = Enviar de nuevo

## Who else is here
console-present = { $name } también está viendo esto
console-present-typing = { $name } está escribiendo…

## How long WhatsApp or Messenger still take a message
console-window-left = Tiempo para responder: { $time }
console-window-over = Se acabó el plazo para responder

## Writing
console-composer = Escribir
console-tab-reply = Respuesta
console-tab-note = Nota interna
console-reply-label = Respuesta al cliente
console-note-label = Nota para el equipo
console-reply-placeholder = Responde en { $language }… / para respuestas rápidas
console-note-placeholder = Solo la ve el equipo. Escribe @ para mencionar a alguien.
console-note-hint = El cliente nunca ve las notas.
console-send = Enviar
console-save-note = Guardar nota
console-canned = Respuestas rápidas
console-colleagues = Equipo
console-kept-draft = Tu texto sin enviar

## Why the agent cannot write to the customer here
console-locked-waiting = El cliente está esperando. Toma la conversación para responder.
console-locked-bot = Ahora responde el bot. Toma la conversación para escribir al cliente.
console-locked-colleague = Está a cargo de { $name }. Puedes dejar una nota interna o tomar el relevo.
console-locked-closed = Esta conversación está cerrada. Reábrela para escribir al cliente.
console-locked-window = El canal ya no admite mensajes: pasó demasiado tiempo desde el último mensaje del cliente. Primero tiene que escribir de nuevo.

## What can go wrong
console-problem-stale = Alguien se te adelantó: esta conversación cambió. Este es su estado actual; revísala de nuevo antes de seguir.
console-problem-not-owner = Esta conversación no está a tu cargo, así que no se envió nada. Tómala primero.
console-problem-state = Eso no es posible en el estado actual de la conversación. No se cambió nada.
console-problem-signed-out = Tu sesión terminó. Inicia sesión de nuevo.
console-problem-attempts = Demasiados intentos. Espera unos minutos, por favor.
console-problem-unsent = No se envió: no hay conexión. Tu texto sigue aquí; inténtalo de nuevo.

## The side with what is known (the packet)
console-panel = Cliente y pedidos
console-panel-short = Detalles
console-panel-why = Por qué está aquí
console-panel-identity = Identidad
console-panel-customer = Cliente
console-panel-orders = Pedidos
console-panel-returns = Devoluciones y reembolsos
console-panel-understood = Lo que se entendió
console-panel-languages = Idiomas usados
console-panel-bot = Lo que hizo el bot
console-panel-history = Otras conversaciones
console-panel-since = Pasó al equipo
console-panel-due = Responder antes de
console-panel-ended = Terminó
console-panel-priority = Prioridad
console-panel-skills = Requiere
console-panel-policy = Regla aplicada
console-panel-mentioned = Pedidos mencionados

## Identity
console-identity-verified = Identidad verificada
console-identity-claimed = Identidad sin comprobar
console-identity-anonymous = Sin identificar
console-identity-warning = Sin verificar. No digas nada de pedidos, direcciones ni pagos, ni siquiera si existe un pedido, hasta que el cliente demuestre quién es.
console-proof-token = Inició sesión en la tienda
console-proof-phone = Número de teléfono del canal
console-proof-order_email = Número de pedido y correo
console-proof-order_postcode = Número de pedido y código postal
console-proof-email_code = Código enviado por correo
console-identity-undone = Ya se deshizo antes un vínculo entre esta cuenta y un cliente.

## Rules on returns
console-policy-withdrawal = Derecho de desistimiento
console-policy-shop_policy = Política de devolución de la tienda
console-policy-conformity = Artículo defectuoso o equivocado

## The customer's record: labels
console-customer-email = Correo
console-customer-phone = Teléfono
console-customer-country = País
console-customer-language = Idioma
console-customer-address = Dirección
console-customer-since = Cliente desde
console-customer-local-time = Hora local
console-customer-orders = Pedidos
console-customer-spent = Gasto total
console-customer-orders-count = { $count } en total, { $open } en curso, devoluciones: { $returns }

## Orders
console-orders-none = Sin pedidos.
console-order-concerned = En cuestión
console-order-address = Se envía a
console-order-payment = Pago
console-order-items = Artículos
console-parcel = Paquete { $index } de { $count }
console-parcel-only = Paquete
console-parcel-tracking = Núm. de seguimiento
console-parcel-expected = Entrega prevista
console-parcel-between = del { $from } al { $to }
console-parcel-delivered = Entregado
console-parcel-pickup = Punto de recogida
console-parcel-duties = Aranceles por pagar
console-parcel-last = Último registro
console-parcel-late = Con retraso
console-parcel-none = Aún no se envió nada.
console-parcel-events = Todos los registros

## State of a payment
console-payment-pending = pendiente
console-payment-authorised = autorizado
console-payment-paid = pagado
console-payment-partially_refunded = reembolsado en parte
console-payment-refunded = reembolsado
console-payment-failed = fallido

## Returns
console-return = Devolución { $rma }
console-return-refund = Reembolso
console-return-cost = Envío de vuelta
console-refund-of = Reembolso de { $number }
console-returns-none = Sin devoluciones ni reembolsos.

## What the bot did
console-did-nothing = El bot no cambió nada.
console-said = Lo último que dijo
console-action-identity-verify = Verificó la identidad del cliente
console-action-identity-undo_link = Deshizo el vínculo con un cliente
console-action-return-create = Registró una devolución
console-action-order-cancel = Canceló un pedido
console-action-order-change_address = Cambió la dirección de entrega

## Intents: what a customer wants, as noun phrases
console-intent-track_order = estado de un pedido
console-intent-list_orders = lista de pedidos
console-intent-cancel_order = cancelación de un pedido
console-intent-change_order = cambio en un pedido
console-intent-return_item = devolución de un artículo
console-intent-exchange_item = cambio de un artículo por otro
console-intent-refund_status = estado de un reembolso
console-intent-delivery_problem = problema con una entrega
console-intent-item_problem = problema con un artículo
console-intent-payment_problem = problema con un pago
console-intent-request_invoice = factura
console-intent-ask_question = pregunta
console-intent-complaint = queja
console-intent-talk_to_human = hablar con una persona
console-intent-privacy_request = datos personales
console-intent-greet = saludo
console-intent-goodbye = despedida
console-intent-thank = agradecimiento
console-intent-affirm = sí
console-intent-deny = no
console-intent-out_of_scope = otra cosa

## Ready-made replies
canned-hello = Saludo
canned-hello-text = Hola, soy { $name }. Ya leí la conversación y me encargo de ayudarte con esto.
canned-checking = Lo estoy revisando
canned-checking-text = Gracias. Lo estoy revisando ahora mismo y te escribo de nuevo en unos minutos.
canned-need-number = Pedir número y verificación
canned-need-number-text = Para poder consultarlo de forma segura, envíame por favor tu número de pedido y el correo electrónico o el código postal que usaste en el pedido.
canned-need-photo = Pedir una foto
canned-need-photo-text = ¿Puedes contarme qué le pasa al artículo y, si es posible, enviarme una foto? Así podremos decidir rápido cómo resolverlo.
canned-asked-carrier = Consulta al transportista
canned-asked-carrier-text = Ya abrí una consulta con el transportista. Suele responder en un plazo de 3 días laborables, y te escribiré en cuanto sepa algo más.
canned-customs = Retenido en la aduana
canned-customs-text = Tu paquete está en la aduana en este momento. Suele tardar de 1 a 3 días laborables. Si necesitan algo de ti, el transportista se pondrá en contacto contigo directamente.
canned-delay-sorry = Disculpa por el retraso
canned-delay-sorry-text = Lamento que tu pedido esté tardando más de lo que prometimos. Estoy averiguando qué pasó.
canned-refund-started = Reembolso en camino
canned-refund-started-text = Ya inicié tu reembolso. El dinero vuelve al medio de pago que usaste; el banco puede tardar hasta 5 días laborables en mostrarlo.
canned-return-approved = Devolución aprobada
canned-return-approved-text = Ya aprobé tu devolución. Recibirás la etiqueta por correo electrónico. Por favor, embala bien el artículo y entrega el paquete en un plazo de 7 días.
canned-replacement = Reemplazo en marcha
canned-replacement-text = Ya gestioné un reemplazo sin cargo para ti. Recibirás el enlace de seguimiento por correo electrónico en cuanto salga de nuestro almacén.
canned-specialist = Consultar a especialistas
canned-specialist-text = Tengo que consultar esto con nuestro equipo especializado. Te escribo por aquí a más tardar al final del próximo día laborable.
canned-anything-else = ¿Algo más?
canned-anything-else-text = ¿Hay algo más en lo que pueda ayudarte?
canned-goodbye = Despedida
canned-goodbye-text = Gracias por escribirnos. Cierro ahora esta conversación; si necesitas algo, solo tienes que volver a escribir.
