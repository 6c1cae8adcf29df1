import type { WordList } from './word-list.ts';

export const spanish: WordList = {
  language: 'es',
  words: {
    safety:
      'peligroso, peligrosa, peligro, herido, herida, hospital, abogado, abogada, demanda, demandar, denuncia, denunciar, denunciaré, acciones legales, reacción alérgica, intoxicación, se incendió, humo, se quemó, quemado, quemada, se derritió, chispas, se recalienta, fuga de gas, se prendió fuego, explotó, descarga eléctrica, consumo, profeco, protección de datos, discriminación',
    spam: 'gana dinero, ganar dinero, dinero fácil, criptomonedas, bitcoin, inversión segura, ingresos pasivos, sígueme, te sigo, link en mi bio, enlace en mi bio, seguidores gratis, escríbeme al whatsapp, recuperé mi dinero, agente verificado, trabaja desde casa, telegram',
    hot: 'tercera vez, cuarta vez, sigo esperando, seguimos esperando, nadie responde, nadie contesta, nadie me responde, sin respuesta, me ignoran, vergüenza, vergonzoso, una vergüenza, nunca más, jamás volveré, estafa, estafadores, ladrones, harto, harta, indignado, indignada, es una burla, asco, ridículo, la peor empresa',
    press:
      'periodista, reportero, reportera, prensa, gabinete de prensa, redacción, escribiendo un artículo, declaraciones, entrevista, reportaje',
    lead: 'quiero contratar, quisiera contratar, me interesa contratar, interesado en, interesada en, quiero comprar, dónde puedo comprar, dónde comprar, presupuesto, cotización, lista de precios, mayorista, al por mayor, distribuidor, hacerme cliente, cambiarme a, prueba gratuita, cuenta de empresa, plan de empresa',
    outage:
      'caído, caída, caídos, se cayó, sin servicio, sin internet, sin señal, sin conexión, sin luz, no carga, no hay servicio, no conecta, fuera de servicio, avería, apagón',
    returns:
      'devolver, devolverlo, devolverla, devolución, devoluciones, cambiarlo, cambiarla, cambio de talla, talla equivocada, talla incorrecta, me queda grande, me queda pequeño, me queda chico, llegó roto, llegó rota, llegó dañado, defectuoso, defectuosa, producto equivocado',
    payment:
      'reembolso, reembolsar, reembolsen, cobrado, cobrado dos veces, cobraron, me cobran, me han cobrado, doble cobro, cobro, factura, facturación, el pago, mi dinero, mi tarjeta, tarjeta rechazada, cargo, domiciliación, cupón, código de descuento, devuelvan el dinero, recibo',
    account:
      'mi cuenta, cuenta, contraseña, bloqueada, bloqueado, hackeada, hackearon, hackeado, código de verificación, iniciar sesión, usuario, no me deja entrar, acceder, mi perfil, suspendida',
    app: 'app, aplicación, la app, se cierra, se cierra sola, se congela, se cuelga, se traba, actualización, actualizar, error, fallo, bug, android, ios, iphone, notificaciones, pantalla en negro',
    order:
      'mi pedido, pedido, pedidos, mi compra, entrega, entregado, entregar, entregan, envío, envíos, enviado, paquete, seguimiento, rastreo, guía, repartidor, mensajero, no llega, no ha llegado, no me ha llegado, no llegó, nunca llegó, reserva',
    stock:
      'en stock, stock, agotado, agotada, agotados, agotadas, hay existencias, existencias, disponible en, disponibilidad, disponibles, reponer, repondrán, reposición, vuelven a tener, queda alguno',
    'product-info':
      'compatible, medidas, dimensiones, cuánto mide, cuánto pesa, cuánto dura la batería, ingredientes, alérgenos, sin gluten, vegano, vegana, impermeable, de qué material, de qué está hecho, garantía, características, incluye, viene con, lleva pilas, diferencia entre, guía de tallas, horario, horarios, lavadora',
    advice:
      'recomiendan, recomiendas, me recomiendan, recomendación, recomendar, consejo, consejos, cuál me, cuál es mejor, qué talla, qué me aconsejan, aconsejan, sugieren, ayúdenme a elegir, qué regalo, para regalar, combina con, ideal para, mejor para',
    complaint:
      'queja, quejarme, reclamación, reclamo, reclamar, pésimo, pésima, fatal, horrible, terrible, malísimo, malísima, decepción, decepcionado, decepcionada, decepcionante, roto, rota, no funciona, no funcionan, dejó de funcionar, no sirve, inaceptable, mal servicio, mala atención, mala calidad, maleducado, maleducada, grosero, grosera, lamentable, enfadado, enfadada, molesto, molesta, inútil, inútiles, basura, tomadura de pelo, sucio, sucia',
    feedback:
      'sugerencia, sugerencias, sugiero, estaría bien, estaría genial, sería genial, sería bueno, sería ideal, podrían añadir, podrían agregar, deberían, añadan, agreguen, vuelvan a, traigan de vuelta, ojalá, una idea, propongo',
    praise:
      'muchas gracias, mil gracias, me encanta, me encantan, encantado, encantada, excelente, genial, fantástico, fantástica, maravilloso, maravillosa, increíble, buenísimo, buenísima, gran servicio, buen servicio, buen trabajo, felicidades, felicitaciones, enhorabuena, muy amable, muy amables, los mejores, perfecto, de diez, un diez, delicioso, contento, contenta, da gusto',
    troll:
      'payasos, payaso, idiotas, imbéciles, tontos, perdedores, dan risa, nadie los quiere, ridículos, borregos, lloren',
    question:
      'una pregunta, una duda, una consulta, alguien sabe, me pueden decir, me podéis decir, podrían decirme, es posible, envían a, hacen envíos',
  },
  faint: {
    praise: 'gracias, bien, feliz, bueno, buena, encanta',
    complaint:
      'problema, problemas, ayuda, mal, malo, mala, tarde, retraso, lento, peor, no puedo, perdido, perdida, arreglen, solución',
    order: 'llega, llegar, llegado, compré, compra',
    app: 'web, página, móvil, celular, versión',
    payment: 'pagar, pagué, precio, dinero',
    question:
      'question mark, cómo puedo, cómo se, cómo hago, se puede, puedo, pueden, podéis, cuándo, dónde, a qué hora, tienen, tenéis, hay, cuánto, cuánto cuesta, cuál, cuáles, quién, es verdad',
  },
};
