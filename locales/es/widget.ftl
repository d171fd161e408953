# La ventana de chat de las páginas de la tienda y la página de la tienda de demostración. De tú, con
# los términos de chat.ftl: conversación (el chat es la ventana), asistente (bot), una persona del
# equipo. Aquí tampoco se usa el pretérito perfecto.
# Entre cifra y unidad, en «10 000» y en «p. ej.» hay espacios de no separación (U+00A0).
# $count llega ya como texto: la frase debe valer para cualquier número.

### The widget

## The button that opens the chat, and the head of the panel
widget-title = Chatea con nosotros
widget-open = Abrir el chat
widget-open-unread = Abrir el chat, mensajes nuevos: { $count }
widget-close = Cerrar el chat
widget-disclosure = Asistente automático (un bot)
widget-disclosure-waiting = En espera de una persona del equipo
widget-disclosure-agent = Estás hablando con { $name }
widget-agent-unnamed = nuestro equipo
widget-disclosure-closed = Conversación cerrada

## Before the first message
widget-welcome-title = ¡Hola! ¿En qué podemos ayudarte?
widget-welcome-text = Nuestro asistente es un bot: sigue pedidos, registra devoluciones, responde preguntas en tu idioma y, cuando quieras, te pone en contacto con una persona.
widget-starters = Sugerencias
widget-starter-track = ¿Dónde está mi pedido?
widget-starter-return = Quiero devolver un artículo
widget-starter-delivery = ¿Cuánto tarda el envío?

## Writing
widget-input = Tu mensaje
widget-placeholder = Escribe un mensaje…
widget-placeholder-order-number = N.º de pedido, p. ej. MG-104233
widget-placeholder-proof = Correo o código postal
widget-placeholder-email = Correo electrónico
widget-placeholder-postcode = Código postal
widget-placeholder-closed = Escribe para retomar la conversación…
widget-send = Enviar
widget-characters-left = Caracteres restantes: { $count }
widget-characters-over = Caracteres de más: { $count }

## Messages
widget-log = Conversación
widget-author-you = Tú
widget-author-bot = Asistente (bot)
widget-author-agent = Nuestro equipo
widget-sending = Enviando…
widget-sent = Enviado
widget-failed = No enviado
widget-retry = Reintentar
widget-typing = El asistente está escribiendo…
widget-choices = Respuestas sugeridas
widget-jump = Mensajes nuevos
widget-today = Hoy
widget-yesterday = Ayer

## Small lines between the messages
widget-line-waiting = Una persona del equipo te atenderá en cuanto pueda
widget-line-agent = { $name } ya está en la conversación
widget-line-agent-unnamed = Una persona del equipo ya está en la conversación
widget-line-bot = Ahora hablas de nuevo con el asistente (un bot)
widget-line-closed = Esta conversación está cerrada
widget-line-restarted = La conversación anterior caducó. Esta es una nueva.

## Notices
widget-offline = Sin conexión. Volveremos a conectarnos en cuanto sea posible.
widget-online = Conexión recuperada
widget-error = Algo salió mal. Inténtalo de nuevo.

## Below the text field and in the head
widget-human = Hablar con una persona
widget-human-request = Quiero hablar con una persona
widget-new = Nueva conversación
widget-new-question = ¿Empezar una conversación nueva? La actual se borrará de este dispositivo.
widget-new-yes = Empezar una nueva
widget-new-no = Conservar esta
widget-language = Idioma

### The demo shop page

## Head and foot of the page
shop-page-title = { $product } – Meridian Goods
shop-skip = Ir al producto
shop-nav-clothing = Ropa y calzado
shop-nav-outdoor = Aire libre
shop-nav-home = Hogar
shop-nav-electronics = Electrónica
shop-nav = Categorías
shop-banner = Envío estándar gratis en la UE desde { $amount } · 30 días para devolver
shop-language = Idioma
shop-footer = Meridian Goods es una tienda ficticia que muestra lo que Parley sabe hacer.

## The product
shop-crumb-home = Tienda
shop-crumb-jackets = Chaquetas
shop-product = Chaqueta impermeable Fjell
shop-product-lead = Una chaqueta ligera para días de lluvia en la montaña o de camino al trabajo. Impermeable hasta 10 000 mm, se guarda en su propio bolsillo.
shop-product-image = Dibujo de una chaqueta impermeable verde con capucha
shop-rating = { $rating } de 5 · { $count } opiniones
shop-price-note = IVA y aranceles incluidos
shop-colour = Color
shop-colour-moss = Verde musgo
shop-colour-clay = Terracota
shop-colour-night = Azul noche
shop-size = Talla
shop-add = Añadir al carrito
shop-added = Esto es una demo: el carrito sigue vacío.
shop-fact-stock = Disponible, sale hoy de nuestro almacén
shop-fact-delivery = Entrega en la UE: de 3 a 6 días laborables
shop-fact-returns = Devolución hasta 30 días después de la entrega

## Details below the product
shop-detail-fabric-title = Tejido
shop-detail-fabric = Poliamida reciclada de tres capas. La membrana resiste una columna de agua de 10 000 mm y deja salir el vapor.
shop-detail-care-title = Cuidados
shop-detail-care = Lávala a 30 °C sin suavizante. Después de cinco lavados, renueva la impermeabilización. No uses secadora.
shop-detail-fit-title = Corte
shop-detail-fit = Con espacio para llevar un suéter debajo. Si estás entre dos tallas, elige la menor.

## Trying the assistant out
shop-try-title = Prueba el asistente
shop-try-text = Abre el chat en la esquina de la página y escribe en tu idioma. Estos pedidos están en los datos de la demo:
shop-try-order = Número de pedido
shop-try-proof = Código postal
shop-try-about = Situación
shop-try-ask = Preguntar
shop-try-question = ¿Dónde está mi pedido { $number }?
shop-case-transit = En camino, con paso por la aduana
shop-case-delivered = Entregado hace una semana, se puede devolver
shop-case-old = Entregado hace 60 días
shop-case-split = Dos paquetes de dos almacenes
shop-case-held = Retenido en la aduana
shop-case-refund = Reembolso en curso
shop-case-placed = Recién hecho, se puede cambiar o cancelar
shop-case-late = Con retraso
shop-case-mixed = Uno de dos artículos no admite devolución
shop-case-today = Llega hoy
shop-try-empty = Los datos de la demo no están cargados, así que no hay pedidos. Las demás preguntas funcionan igual.
shop-signin = Sesión iniciada como
shop-signin-guest = Visitante (sin sesión)
shop-signin-note = Solo en la demo: la tienda firma un token para esta persona y así el asistente sabe quién pregunta.
shop-signin-failed = No se pudo iniciar sesión. Inténtalo de nuevo.
