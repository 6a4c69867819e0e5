import { agent, booking, chat, customer, type DemoPart, note, order } from './chat.ts'

export const spanish: DemoPart = {
  customers: [
    {
      name: 'Lucía Ferrándiz',
      email: 'lucia.ferrandiz@example.com',
      locale: 'es-ES',
      timeZone: 'Europe/Madrid',
      attributes: { Loyalty: 'Silver', Trips: '6', City: 'Valencia' },
    },
    {
      name: 'Álvaro Quintanilla',
      email: 'alvaro.q@example.org',
      locale: 'es-ES',
      timeZone: 'Europe/Madrid',
      attributes: { Trips: '2', City: 'Burgos' },
    },
    {
      name: 'Ximena Arriaga',
      email: 'ximena.arriaga@example.com',
      locale: 'es-MX',
      timeZone: 'America/Mexico_City',
      attributes: { Loyalty: 'Gold', Trips: '9', City: 'Puebla' },
    },
    {
      name: 'Matías Olivera',
      email: 'matias.olivera@example.net',
      locale: 'es-AR',
      timeZone: 'America/Argentina/Buenos_Aires',
      attributes: { Trips: '3', City: 'Rosario' },
    },
    {
      name: 'Carmen Bustamante',
      email: 'carmen.bustamante@example.com',
      locale: 'es-ES',
      timeZone: 'Europe/Madrid',
      attributes: { Trips: '4', City: 'Sevilla' },
    },
    {
      name: 'Andrés Villalobos',
      email: 'andres.villalobos@example.org',
      locale: 'es-CO',
      timeZone: 'America/Bogota',
      attributes: { Trips: '1', City: 'Medellín' },
    },
  ],
  sessions: [
    chat(
      {
        customer: 0,
        team: 'bookings',
        assignee: 'jonas',
        status: 'active',
        type: 'booking',
        category: 'Payment',
        subject: 'Pagar el resto en dos plazos',
        externalRef: booking('LW-48219'),
        minutesAgo: 16,
        dueInMinutes: 30,
      },
      [
        customer(
          39,
          'Hola, buenas. ¿Se puede pagar lo que queda del viaje en dos veces en lugar de todo ahora?',
        ),
        agent(
          34,
          'Hola, Lucía. Sí: quedan 860 €. Podemos cobrar la mitad hoy y la otra mitad hasta quince días antes de salir, sin ningún recargo.',
        ),
        customer(28, 'Perfecto. ¿La segunda parte se cobra sola o tengo que acordarme yo? Que me conozco…'),
        agent(12, 'Se cobra sola, el 3 de junio, y dos días antes le llega un aviso por correo.'),
        customer(0, 'Genial, pues adelante 🙌'),
      ],
    ),
    chat(
      {
        customer: 1,
        team: 'bookings',
        assignee: null,
        status: 'waiting',
        type: 'booking',
        category: 'Name correction',
        subject: 'Apellido mal escrito en el billete',
        priority: 'high',
        externalRef: booking('LW-48310'),
        minutesAgo: 8,
        dueInMinutes: 6,
      },
      [
        customer(2, 'Hola, en el billete pone «Quintanila», con una sola ele, y en mi DNI es Quintanilla.'),
        customer(0, 'Vuelo pasado mañana. ¿Me van a dejar subir?'),
      ],
    ),
    chat(
      {
        customer: 2,
        team: 'support',
        assignee: 'lucia',
        status: 'active',
        type: 'emergency',
        priority: 'urgent',
        category: 'Medical',
        subject: 'Reacción alérgica en el hotel',
        tags: ['emergency', 'insurance'],
        externalRef: booking('LW-48088'),
        minutesAgo: 13,
        dueInMinutes: 20,
      },
      [
        customer(
          66,
          'Buenas noches, mi hija comió algo con cacahuate en el restaurante del hotel y se le está hinchando la cara',
        ),
        agent(
          65,
          'Ximena, ¿respira bien? Si le cuesta respirar o tiene la lengua hinchada, llame ahora mismo al 112. Yo sigo aquí.',
        ),
        customer(64, 'Respira bien, pero trae ronchas en todo el cuello. Tenemos antihistamínico'),
        agent(
          63,
          'Dele la dosis que le indicó su doctor. Ya avisé a recepción: un médico sube a su habitación, llega en unos diez minutos.',
        ),
        note(
          60,
          'Recepción confirma médico de guardia (habitación 318). Abierto parte con el seguro. Pedir al restaurante la ficha de alérgenos del plato.',
        ),
        customer(
          38,
          'Ya la vio el doctor. Le puso una inyección y ya se le está bajando 🙏 Dice que la vigilemos esta noche',
        ),
        agent(
          33,
          'Qué alivio. La consulta la paga el seguro directamente. Mañana temprano le escribo para saber cómo amaneció; si algo cambia, aquí hay alguien toda la noche.',
        ),
        customer(0, 'Mil gracias, Lucía. Ya se quedó dormida.'),
      ],
    ),
    chat(
      {
        customer: 3,
        team: 'support',
        assignee: 'amelie',
        status: 'ended',
        type: 'support',
        category: 'Documents',
        subject: '¿Necesito visa para la escala?',
        tags: ['visa'],
        externalRef: booking('LW-47502'),
        minutesAgo: 7_300,
      },
      [
        customer(
          50,
          'Hola, ¿cómo andan? Tengo una escala de 6 horas en Toronto. Con pasaporte argentino, ¿necesito visa aunque no salga del aeropuerto?',
        ),
        agent(
          43,
          '¡Hola, Matías! Sí, también para la escala hace falta un permiso. Se pide por internet y suele tardar unos minutos, pero conviene hacerlo ya: a veces piden un documento más.',
        ),
        customer(36, 'Uf, menos mal que pregunté. ¿Me pasás el enlace?'),
        agent(
          30,
          'Está en su viaje, en «Documentos», con la lista de todo lo que le van a pedir: https://travel.example.com/docs/LW-47502',
        ),
        customer(0, 'Buenísimo, ya lo mandé. ¡Gracias!'),
      ],
    ),
    chat(
      {
        customer: 4,
        team: 'orders',
        assignee: 'kenji',
        status: 'active',
        type: 'support',
        category: 'Delivery',
        subject: 'Cambiar la dirección de entrega',
        externalRef: order('A-100503'),
        minutesAgo: 37,
      },
      [
        customer(
          25,
          'Buenos días, he hecho el pedido esta mañana y he puesto la dirección antigua. ¿Estoy a tiempo de cambiarla?',
        ),
        agent(20, 'Buenos días, Carmen. Por los pelos, todavía no ha salido. ¿A qué dirección lo mandamos?'),
        customer(9, 'Calle del Ejemplo 12, 3.º B. El código postal sigue siendo el mismo'),
        agent(
          0,
          'Cambiada. Sale esta tarde y lo tendrá mañana entre las 10 y las 14 h. Me quedo pendiente hasta que figure como entregado.',
        ),
      ],
    ),
    chat(
      {
        customer: 5,
        team: 'orders',
        assignee: null,
        status: 'waiting',
        type: 'general',
        category: 'Gift card',
        subject: 'Tarjeta de regalo en pesos',
        priority: 'low',
        minutesAgo: 205,
      },
      [
        customer(3, 'Buenas tardes, ¿cómo están?'),
        customer(
          0,
          'Quisiera saber si las tarjetas de regalo se pueden comprar en pesos colombianos o solo en euros. Es para el cumpleaños de mi mamá, que cumple el sábado 🎁',
        ),
      ],
    ),
    chat(
      {
        customer: 4,
        team: 'orders',
        assignee: 'omar',
        status: 'ended',
        type: 'support',
        category: 'Warranty',
        subject: 'Cremallera rota después de un año',
        tags: ['warranty'],
        externalRef: order('A-091377'),
        minutesAgo: 14_200,
      },
      [
        customer(
          75,
          'Hola, a la mochila que compré el año pasado se le ha roto la cremallera principal. ¿Entra en garantía?',
        ),
        agent(
          67,
          'Hola, Carmen. Entra, la garantía es de tres años. La reparamos nosotros, tardamos unos diez días con el envío. ¿La va a necesitar antes?',
        ),
        customer(62, 'No, hasta agosto no viajo'),
        agent(55, 'Entonces le mando la etiqueta para el envío. De paso le repasamos las costuras.'),
        customer(0, 'Qué gusto. Gracias'),
      ],
    ),
    chat(
      {
        customer: 3,
        team: 'bookings',
        assignee: 'jonas',
        status: 'ended',
        type: 'booking',
        category: 'Question',
        subject: 'Horario de entrada al departamento',
        priority: 'low',
        externalRef: booking('LW-47502'),
        minutesAgo: 3_500,
      },
      [
        customer(
          18,
          '¡Hola de nuevo! Llegamos a las 9 de la mañana, ¿podemos dejar las valijas aunque el check-in sea a las 15?',
        ),
        agent(
          12,
          '¡Hola! Claro, hay un cuarto para el equipaje en la planta baja. El código es el mismo que el de la puerta.',
        ),
        customer(0, 'Joya 🙂'),
      ],
    ),
    chat(
      {
        customer: 5,
        team: 'support',
        assignee: 'lucia',
        status: 'paused',
        type: 'support',
        category: 'Complaint',
        subject: 'El guía no se presentó',
        tags: ['complaint', 'refund'],
        externalRef: booking('LW-47944'),
        priority: 'high',
        minutesAgo: 1_120,
        dueInMinutes: 300,
      },
      [
        customer(
          190,
          'Buenos días. Ayer teníamos la caminata al volcán con guía y no llegó nadie. Esperamos hora y media con frío.',
        ),
        agent(
          181,
          'Buenos días, Andrés. Lo siento muchísimo. Voy a averiguar qué pasó. ¿Alguien los llamó o les escribió?',
        ),
        customer(175, 'Nadie. Y el número del comprobante no contestaba.'),
        note(
          120,
          'La agencia local dice que el guía enfermó y que no tenían el número del cliente. Sí lo tenían, está en la reserva. Reclamar devolución completa.',
        ),
        agent(
          112,
          'Ya hablé con la agencia. No hay excusa: tenían su número. Les devolvemos la excursión completa y me gustaría ofrecerles otra, con otro guía, el día que prefieran.',
        ),
        customer(60, 'Se lo agradezco. Déjeme hablarlo con mi esposa y le confirmo'),
        agent(0, 'Con calma. La devolución ya está en marcha, decidan lo que decidan.'),
      ],
    ),
  ],
}
