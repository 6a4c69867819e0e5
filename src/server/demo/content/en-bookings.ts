import type { DemoSession } from '../types.ts'
import { agent, booking, chat, customer, note } from './chat.ts'

export const bookings: readonly DemoSession[] = [
  chat(
    {
      customer: 0,
      team: 'bookings',
      assignee: 'mara',
      status: 'active',
      type: 'booking',
      priority: 'high',
      category: 'Late arrival',
      subject: 'Flight delayed, arriving after 2 am',
      tags: ['late arrival', 'vip'],
      externalRef: booking('LW-48213'),
      minutesAgo: 2,
      dueInMinutes: 9,
    },
    [
      customer(
        26,
        'Hello, our flight to Lisbon is delayed by five hours and we won’t reach the hotel before 2 in the morning. The confirmation says reception closes at midnight 😟',
      ),
      customer(25, 'Booking is LW-48213, two adults and a very tired six-year-old'),
      agent(
        22,
        'Hi Hannah, that is a long evening for all of you. I have your booking open: Casa do Limoeiro, two nights, family room. Let me ring them before they close.',
      ),
      customer(21, 'Thank you!! We board in about half an hour so I may go quiet'),
      note(
        14,
        'Spoke to the night porter at Casa do Limoeiro. They can leave keys in the lockbox by the blue door, code comes by text at 23:00. Room is held, no extra charge.',
      ),
      agent(
        12,
        'Good news: the room is held for you, whatever time you arrive, and it costs nothing extra. The keys will be in the small lockbox next to the blue door. I will send you the code here as soon as I have it, a little after 11 pm.',
      ),
      customer(
        4,
        'You are a star. Is there anything to eat nearby at that hour, or should we stock up at the airport?',
      ),
      customer(0, 'Also, can we still check in online or will that be cancelled automatically?'),
    ],
  ),
  chat(
    {
      customer: 5,
      team: 'bookings',
      assignee: 'mara',
      status: 'active',
      type: 'booking',
      category: 'Change of dates',
      subject: 'Move two rooms by one week',
      tags: ['change'],
      externalRef: booking('LW-47790'),
      minutesAgo: 7,
      dueInMinutes: 25,
    },
    [
      customer(
        41,
        'Morning. We need to push the Porto trip back one week, 12–15 becomes 19–22. Two rooms, same names on both.',
      ),
      agent(
        38,
        'Good morning Daniel. Both rooms are on a flexible rate, so moving is possible until six days before. Give me a moment to see what is free from the 19th.',
      ),
      agent(
        33,
        'The river-view double is free for all three nights. The second room would be a standard double instead of river view, and $18 a night cheaper. Would that work?',
      ),
      customer(
        29,
        'My colleague won’t care, but put me in the standard and her in the river view, please. I’ll never hear the end of it otherwise 😄',
      ),
      agent(
        26,
        'Very wise. I’ve noted it that way: Ms Alvarado in the river view, you in the standard.\n\nNew total: $1,146 instead of $1,200. The difference goes back to the card you paid with within five working days.\n\nShall I confirm?',
      ),
      customer(3, 'Yes, confirm. And could I get one invoice per room? Accounting is fussy.'),
      agent(
        0,
        'Confirmed for the 19th to the 22nd, and two invoices are on their way. I’ll check with you here that both have arrived.',
      ),
    ],
  ),
  chat(
    {
      customer: 2,
      team: 'bookings',
      assignee: 'mara',
      status: 'active',
      type: 'booking',
      category: 'Special request',
      subject: 'Surprise for a 40th anniversary',
      tags: ['special request'],
      externalRef: booking('LW-48102'),
      minutesAgo: 18,
    },
    [
      customer(
        95,
        'Hi! I booked three nights at Villa Serracapri for my parents, it’s their 40th anniversary. Can the hotel arrange flowers and maybe a small cake? They are vegetarian, so no gelatine in the cake please.',
      ),
      agent(88, 'What a lovely present, Priya! I’ll ask the villa. Any colour or flower they are fond of?'),
      customer(80, 'Jasmine if at all possible, my mother wore it at her wedding. If not, anything white 🤍'),
      agent(
        61,
        'The villa’s florist can do jasmine. A bouquet is €45 and the pastry chef suggests an almond and orange cake, eggs and butter but no gelatine, for €30. They would put both in the room before your parents arrive on Friday.',
      ),
      customer(
        52,
        'Perfect, please do both and charge it to me, not to the room! They must not see the bill',
      ),
      note(50, 'Extras on card ending 4417, NOT on the room folio. Told the villa twice.'),
      agent(
        47,
        'Done, both are charged to your card and the front desk knows it is a secret. What should the little card say?',
      ),
      customer(
        0,
        '“Forty years and you still argue about the map. Happy anniversary, Amma and Appa. Love, Priya and Karthik”',
      ),
    ],
  ),
  chat(
    {
      customer: 4,
      team: 'bookings',
      assignee: 'mara',
      status: 'paused',
      type: 'booking',
      priority: 'low',
      category: 'Group',
      subject: 'Walking group, 14 people in September',
      tags: ['group', 'quote'],
      minutesAgo: 1_290,
      dueInMinutes: 1_700,
    },
    [
      customer(
        220,
        'Hello there. I organise a walking group in Galway and we’d like to do the Alentejo coast in September, 14 of us, mostly in our sixties and seventies. Five nights, twin rooms where possible, and no more than 15 km a day.',
      ),
      agent(
        205,
        'Hello Siobhan, what a good time of year for it. Two questions, so that I can ask the guesthouses properly:\n\n1. Are the dates fixed, or can you move a few days either way?\n2. Would you like luggage carried from stop to stop?',
      ),
      customer(
        190,
        'Any week that begins with a Sunday in September. And yes please to the luggage, we have more enthusiasm than knees.',
      ),
      agent(
        40,
        'I’ve written to four guesthouses along the route. Two have answered and can take all of you from the 13th. The other two should answer by tomorrow afternoon; then I’ll send you one offer with everything in it.',
      ),
      customer(12, 'No rush at all. Thank you, Mara.'),
      note(
        0,
        'Waiting for Monte da Figueira and Quinta do Farol. Chase them tomorrow after lunch if nothing has come.',
      ),
    ],
  ),
  chat(
    {
      customer: 8,
      team: 'bookings',
      assignee: null,
      status: 'waiting',
      type: 'booking',
      priority: 'high',
      category: 'Payment',
      subject: 'Charged twice for the same night',
      tags: ['payment'],
      externalRef: booking('LW-48377'),
      minutesAgo: 6,
      dueInMinutes: 4,
    },
    [
      customer(
        3,
        'Hi, my bank shows two payments of £164.00 to you for tonight’s hotel. I only booked once.',
      ),
      customer(2, 'ref LW-48377'),
      customer(
        0,
        'I can’t check in with the card because there’s nothing left on it. Could somebody please look at this soon?',
      ),
    ],
  ),
  chat(
    {
      customer: 9,
      team: 'bookings',
      assignee: null,
      status: 'waiting',
      type: 'booking',
      category: 'Special request',
      subject: 'Cot and a ground-floor room',
      externalRef: booking('LW-48361'),
      minutesAgo: 34,
      dueInMinutes: 45,
    },
    [
      customer(
        1,
        'Hello! We are coming with a 7-month-old on the 24th. Could we have a cot, and if possible a room on the ground floor? The stroller is a beast 🙈',
      ),
      customer(0, 'Also, is there a kettle or a microwave in the room, for bottles?'),
    ],
  ),
  chat(
    {
      customer: 11,
      team: 'bookings',
      assignee: 'jonas',
      status: 'active',
      type: 'booking',
      category: 'Question',
      subject: 'Travelling with a big dog',
      tags: ['pets'],
      externalRef: booking('LW-48240'),
      minutesAgo: 11,
    },
    [
      customer(
        30,
        'Quick one: the lake house says “pets welcome”. Does that include a 90 lb Bernese who thinks he is a lap dog?',
      ),
      agent(
        27,
        'Hi Olivia! Big dogs are welcome too. There is a cleaning fee of $40 per stay, and he may not go into the shared sauna, however nicely he asks.',
      ),
      customer(22, 'Ha, he will be heartbroken. Is the yard fenced?'),
      agent(
        18,
        'The yard is fenced on three sides; the fourth is the lake. The owner says there is a gate to the jetty that can be closed.',
      ),
      customer(5, 'That works. Please add him to the booking. His name is Biscuit, if that helps 🐶'),
      agent(
        0,
        'Biscuit is on the booking. The owner leaves a water bowl and an old towel by the back door for swimmers.',
      ),
    ],
  ),
  chat(
    {
      customer: 7,
      team: 'bookings',
      assignee: 'jonas',
      status: 'ended',
      type: 'booking',
      category: 'Transfer',
      subject: 'Airport transfer for four',
      externalRef: booking('LW-46915'),
      minutesAgo: 4_320,
    },
    [
      customer(
        64,
        'Hi, how do we get from the airport to the riad? We land at 23:40, four people and far too many bags.',
      ),
      agent(
        58,
        'Good evening! At that hour the easiest is the riad’s own driver: €22 for up to five people, bags included. He waits in the arrivals hall with your name on a sign.',
      ),
      customer(50, 'Great, can you book him? Flight number is on the booking.'),
      agent(
        41,
        'Booked. He follows your flight, so a delay is no trouble. The last 200 metres are on foot, and a porter with a cart is included in the price.',
      ),
      customer(36, 'Wonderful, thanks so much'),
      agent(0, 'You’re welcome. Have a good trip!'),
    ],
  ),
  chat(
    {
      customer: 1,
      team: 'bookings',
      assignee: 'mara',
      status: 'ended',
      type: 'booking',
      category: 'Question',
      subject: 'Is breakfast included?',
      priority: 'low',
      externalRef: booking('LW-47533'),
      minutesAgo: 10_100,
    },
    [
      customer(19, 'Does my booking include breakfast? I can’t find it anywhere in the email'),
      agent(
        14,
        'Hi Marcus, yes it does: buffet from 7 to 10.30, on the terrace when the weather is kind. You are right that the email doesn’t say so, I’ve passed that on.',
      ),
      customer(0, 'Brilliant, cheers 👍'),
    ],
  ),
]
