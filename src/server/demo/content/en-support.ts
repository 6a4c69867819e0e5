import type { DemoSession } from '../types.ts'
import { agent, booking, chat, customer, note } from './chat.ts'

export const support: readonly DemoSession[] = [
  chat(
    {
      customer: 12,
      team: 'support',
      assignee: null,
      status: 'waiting',
      type: 'emergency',
      priority: 'urgent',
      category: 'Lost documents',
      subject: 'Bag stolen, passports gone',
      tags: ['emergency', 'documents'],
      externalRef: booking('LW-48190'),
      minutesAgo: 1,
      dueInMinutes: 3,
    },
    [
      customer(
        3,
        'Our bag has just been stolen at the train station in Naples. Both passports and most of the money were in it',
      ),
      customer(
        2,
        'We are okay, nobody is hurt, but the flight home is tomorrow at 11 and we don’t know what to do first',
      ),
      customer(0, 'Please tell me someone is there'),
    ],
  ),
  chat(
    {
      customer: 6,
      team: 'support',
      assignee: 'amelie',
      status: 'active',
      type: 'emergency',
      priority: 'urgent',
      category: 'Medical',
      subject: 'Broken ankle on the levada walk',
      tags: ['emergency', 'insurance'],
      externalRef: booking('LW-48055'),
      minutesAgo: 4,
      dueInMinutes: 11,
    },
    [
      customer(
        128,
        'My partner has slipped on the path above Ribeiro Frio and can’t put weight on her foot. I think it’s broken. What do we do?',
      ),
      agent(127, 'Grace, I’m here. First: is she awake and warm, and are you both away from the edge?'),
      customer(126, 'Yes, we are sitting on the inside. She’s pale but talking'),
      agent(
        125,
        'Good. Please call 112 now, they speak English. Say “Levada do Furado” and the number on the last wooden post you passed. Keep her leg still and put a jacket around her. I stay here.',
      ),
      customer(119, 'Called. They say 40 minutes, two rescuers on foot'),
      agent(
        117,
        'That is quick for up there. I’m telling your guide and the hotel. Do you have your insurance number at hand? If not, don’t worry, I can find it.',
      ),
      customer(112, 'No, everything is in the room'),
      note(
        108,
        'Policy found in the booking file. Opened a case with the assistance line; they pay the clinic directly. Hotel is sending a driver to the trailhead.',
      ),
      agent(
        106,
        'I have your policy, and the assistance line has opened a case. You won’t have to pay at the clinic.',
      ),
      customer(
        58,
        'They’ve got her. Carried out on a stretcher, we’re in the car now. Those people are incredible',
      ),
      agent(55, 'I’m so relieved. The driver knows which clinic, and they are expecting you.'),
      customer(
        9,
        'X-ray done: clean break, plaster for six weeks, no operation. She wants to know whether she can fly on Saturday 🙃',
      ),
      agent(
        6,
        'Six weeks of first choice on the sofa. For Saturday she needs a “fit to fly” note from the doctor and a seat where the leg can stay up. Ask for the note before you leave the clinic; I’ll see to the seat.',
      ),
      customer(0, 'Asking now. Thank you Amelie, truly.'),
    ],
  ),
  chat(
    {
      customer: 3,
      team: 'support',
      assignee: 'lucia',
      status: 'active',
      type: 'support',
      category: 'Account',
      subject: 'Can’t sign in after changing phone',
      tags: ['account'],
      minutesAgo: 22,
      dueInMinutes: 40,
    },
    [
      customer(
        35,
        'got a new phone and now the app wants a code from the old one, which is at the bottom of a lake',
      ),
      agent(
        31,
        'Hi Tom, sorry about the phone! I can send a one-time link to your e-mail address instead. It ends in @example.net, is that still right?',
      ),
      customer(27, 'yep'),
      agent(
        25,
        'Sent. It is good for fifteen minutes. After signing in, please go to Settings → Security and add the new phone, then the old one stops working.',
      ),
      customer(0, 'Signed in, but now all my saved trips are gone? It just says “Nothing planned yet”'),
    ],
  ),
  chat(
    {
      customer: 10,
      team: 'support',
      assignee: 'amelie',
      status: 'paused',
      type: 'support',
      category: 'App',
      subject: 'App closes when opening a boarding pass',
      tags: ['app', 'bug'],
      minutesAgo: 1_600,
    },
    [
      customer(
        140,
        'Every time I tap on the boarding pass the app shuts down. Android 15. Reinstalled twice.',
      ),
      agent(
        131,
        'Thanks Ben, that’s annoying, and most of all on the way to an airport. Does it happen with all boarding passes or with one of them?',
      ),
      customer(120, 'Only the connecting flight, the one with two passengers on it'),
      note(
        116,
        'Reproduced with two passengers on one pass. Handed to the app team, they expect a fix in the next release (Thursday).',
      ),
      agent(
        112,
        'That helps a lot: we can see it here as well. The app team has a fix coming on Thursday. Until then, here is your pass as a PDF by e-mail, it works at every gate.',
      ),
      customer(0, 'PDF works. Let me know when it’s fixed and I’ll try again'),
    ],
  ),
  chat(
    {
      customer: 13,
      team: null,
      assignee: null,
      status: 'waiting',
      subject: '',
      priority: 'normal',
      minutesAgo: 3,
    },
    [
      customer(1, 'Hi, is this a real person or a robot?'),
      customer(0, 'I’d like to give a trip as a present and don’t really know how that works'),
    ],
  ),
  chat(
    {
      customer: 1,
      team: 'support',
      assignee: 'amelie',
      status: 'ended',
      type: 'support',
      category: 'Voucher',
      subject: 'Voucher code not accepted',
      tags: ['voucher'],
      minutesAgo: 2_950,
    },
    [
      customer(33, 'I have a £50 voucher and the site keeps saying “this code is not valid”. WELCOME50-KX7'),
      agent(
        28,
        'Hi Marcus! That voucher is valid from two nights upwards, and your basket has one night in it. I know it’s in the small print; it shouldn’t have to be.',
      ),
      customer(24, 'Ah. Can I use it on the trip in May instead? That’s three nights'),
      agent(20, 'Yes, and I’ve just put it there for you: your May booking is now £50 less.'),
      customer(16, 'That was easier than expected, thank you'),
      agent(0, 'Gladly. Enjoy May!'),
    ],
  ),
  chat(
    {
      customer: 12,
      team: 'support',
      assignee: 'lucia',
      status: 'locked',
      priority: 'low',
      category: 'Suspected fraud',
      subject: 'Request to change the e-mail address',
      tags: ['security'],
      minutesAgo: 15_400,
    },
    [
      customer(25, 'Hello change my email to the new one and send the travel documents there quick'),
      agent(
        21,
        'Hello, I’m happy to help. For that I need to check that it is you: what are the date and the destination of your last trip with us?',
      ),
      customer(14, 'no time just send it, I am the customer'),
      note(
        9,
        'Does not know the last trip and writes from another country than usual. Real customer called: it was not him. Account secured, password reset.',
      ),
      agent(0, 'I can’t make this change here. We have written to the address on file with what to do next.'),
    ],
  ),
]
