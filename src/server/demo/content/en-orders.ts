import type { DemoSession } from '../types.ts'
import { agent, chat, customer, note, order } from './chat.ts'

export const orders: readonly DemoSession[] = [
  chat(
    {
      customer: 7,
      team: 'orders',
      assignee: 'omar',
      status: 'active',
      type: 'support',
      priority: 'high',
      category: 'Damaged',
      subject: 'Suitcase arrived with a broken wheel',
      tags: ['damaged', 'replacement'],
      externalRef: order('A-100482'),
      minutesAgo: 9,
      dueInMinutes: 18,
    },
    [
      customer(
        24,
        'The cabin case arrived today and one wheel is off. Not loose, off. It came in its own little bag.',
      ),
      agent(
        21,
        'Hello Wei Ling, oh dear. That should not have left the warehouse. Would you like a new one, or your money back?',
      ),
      customer(17, 'A new one, but I fly on Friday morning. Is that possible?'),
      agent(12, 'If I get it out today, the courier says Thursday before 6 pm. Is somebody at home then?'),
      customer(0, 'Thursday is fine after 2. What should I do with the broken one?'),
    ],
  ),
  chat(
    {
      customer: 3,
      team: 'orders',
      assignee: null,
      status: 'waiting',
      type: 'booking',
      category: 'Delivery',
      subject: 'Marked as delivered, nothing here',
      tags: ['delivery'],
      externalRef: order('A-100519'),
      minutesAgo: 15,
      dueInMinutes: 15,
    },
    [
      customer(
        4,
        'Tracking says my backpack was delivered at 10:12 “to a safe place”. I’ve checked the porch, the shed, the neighbors and the neighbors’ dog. Nothing.',
      ),
      customer(0, 'Order A-100519. I leave for the trailhead on Saturday so I kinda need it'),
    ],
  ),
  chat(
    {
      customer: 11,
      team: 'orders',
      assignee: 'kenji',
      status: 'active',
      type: 'support',
      category: 'Wrong item',
      subject: 'Received the EU adapter, ordered the UK one',
      tags: ['wrong item'],
      externalRef: order('A-100497'),
      minutesAgo: 48,
    },
    [
      customer(36, 'Hey! I ordered the UK travel adapter and got the EU one'),
      agent(
        30,
        'Hi Olivia, sorry about that. I’m sending the UK one today, no charge. Please keep the other, it isn’t worth the postage.',
      ),
      customer(28, 'oh nice, I’ll be in Spain next year anyway'),
      agent(
        0,
        'Then it all works out ✈️ Tracking number for the UK one will be in your inbox tonight. I’ll leave this chat open until it has arrived.',
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
      category: 'Refund',
      subject: 'Refund for the rain jacket',
      tags: ['refund'],
      externalRef: order('A-099871'),
      minutesAgo: 6_900,
    },
    [
      customer(88, 'I sent the jacket back ten days ago and there’s no refund yet. Should I worry?'),
      agent(
        80,
        'No need to. I see the parcel reached us on Monday, it just hasn’t been unpacked. I’m releasing the €89.95 right now; your bank takes two to three days.',
      ),
      customer(71, 'Grand. It was a nice jacket, just made for a taller woman'),
      agent(
        66,
        'There is a short cut of the same one, since last week: 6 cm less in the sleeves and the back. Shall I send you the page?',
      ),
      customer(60, 'Do, please!'),
      agent(0, 'Here it is: https://shop.example.com/jackets/harbour-short'),
    ],
  ),
  chat(
    {
      customer: 5,
      team: 'orders',
      assignee: 'kenji',
      status: 'ended',
      category: 'Invoice',
      priority: 'low',
      subject: 'Invoice with company address',
      externalRef: order('A-099640'),
      minutesAgo: 13_000,
    },
    [
      customer(
        47,
        'Could you reissue the invoice for A-099640 to Tidewater Studio instead of me personally?',
      ),
      agent(40, 'Of course. Same address as on your bookings?'),
      customer(38, 'Same one.'),
      agent(
        0,
        'Done, the new invoice is in your account under Orders, and the old one is cancelled so that nothing is counted twice.',
      ),
    ],
  ),
  chat(
    {
      customer: 9,
      team: 'orders',
      assignee: 'omar',
      status: 'locked',
      category: 'Chargeback',
      subject: 'Payment disputed with the bank',
      tags: ['chargeback'],
      externalRef: order('A-098812'),
      minutesAgo: 26_700,
    },
    [
      customer(190, 'I don’t recognise a charge of $62.40 from you on my card'),
      agent(
        180,
        'Hello Nadia, it belongs to order A-098812, two packing cubes and a neck pillow, sent to the address in Evanston on the 3rd.',
      ),
      customer(150, 'That may have been my son. I’ve already told the bank it’s fraud though'),
      note(
        140,
        'Dispute is open at the bank. No refund from our side while it runs, otherwise she gets it twice.',
      ),
      agent(
        0,
        'No harm done. Please tell your bank that it was a mistake; once they close the dispute, we’ll sort out the rest. I have to lock this chat until then.',
      ),
    ],
  ),
]
