# Palabras para estados, motivos y avisos de los transportistas. Van dentro de frases, después de
# dos puntos («Pedido X del Y: en camino.»), en minúscula. Concuerdan con: pedido, paquete y
# reembolso (masculino), devolución (femenino).

## Order
order-state-placed = recibido, pendiente de confirmación
order-state-processing = en preparación
order-state-partly-shipped = enviado parcialmente
order-state-shipped = en camino
order-state-delivered = entregado
order-state-cancelled = cancelado
order-state-returning = devolución en curso
order-state-returned = devuelto

## Shipment (AfterShip's statuses)
shipment-Pending = aún no está en manos del transportista
shipment-InfoReceived = anunciado al transportista, aún sin ningún registro
shipment-InTransit = en camino
shipment-OutForDelivery = hoy en reparto
shipment-AttemptFail = se intentó entregar, pero no fue posible
shipment-AvailableForPickup = listo para recoger
shipment-Delivered = entregado
shipment-Exception = detenido por un problema
shipment-Expired = sin noticias del transportista desde hace mucho tiempo
shipment-NotFound = el transportista aún no lo tiene en su sistema
shipment-Returning = de regreso a nuestro almacén
shipment-Returned = de vuelta en nuestro almacén

## Customs (whole sentences)
customs-arrived = El paquete llegó a la aduana y está a la espera de revisión.
customs-held = La aduana retiene el paquete para revisarlo. Suele tardar de 1 a 3 días laborables.
customs-duties-due = La aduana espera el pago de los aranceles e impuestos de importación para liberar el paquete.
customs-duties-due-amount = La aduana espera el pago de { $amount } en aranceles e impuestos de importación para liberar el paquete.
customs-documents-needed = La aduana necesita un documento o tu número de identidad para liberar el paquete.
customs-cleared = La aduana ya liberó el paquete.

## Return
return-state-requested = registrada, en revisión
return-state-approved = aprobada, a la espera de que la envíes
return-state-in-transit = de camino a nuestro almacén
return-state-received = recibida en nuestro almacén
return-state-inspected = revisada, con el reembolso en preparación
return-state-refunded = reembolsada
return-state-rejected = no aceptada
return-state-cancelled = cancelada

## Refund
refund-state-pending = en preparación
refund-state-issued = enviado a tu banco o proveedor de pago
refund-state-completed = completado
refund-state-failed = fallido

## Means of payment
method-card = tarjeta
method-paypal = PayPal
method-klarna = Klarna
method-ideal = iDEAL
method-bancontact = Bancontact
method-alipay = Alipay
method-wechat-pay = WeChat Pay
method-konbini = Konbini
method-mada = mada
method-pix = Pix
method-cod = pago contra entrega
method-gift-card = tarjeta de regalo
method-apple-pay = Apple Pay
method-google-pay = Google Pay
method-bank-transfer = transferencia bancaria
method-store-credit = saldo de la tienda
method-other = tu medio de pago

## Reasons for a return (shown as choices, at most 24 characters)
reason-changed-mind = Cambié de opinión
reason-too-small = Demasiado pequeño
reason-too-big = Demasiado grande
reason-not-as-described = No es como se describe
reason-damaged = Llegó dañado
reason-faulty = No funciona
reason-wrong-item = Artículo equivocado
reason-late = Llegó demasiado tarde
reason-other = Otro motivo
