import type { DemoPart } from './chat.ts'
import { bookings } from './en-bookings.ts'
import { orders } from './en-orders.ts'
import { support } from './en-support.ts'

export const english: DemoPart = {
  customers: [
    {
      name: 'Hannah Whitfield',
      email: 'hannah.whitfield@example.com',
      locale: 'en-GB',
      timeZone: 'Europe/London',
      attributes: { Loyalty: 'Gold', Trips: '11', City: 'Bristol' },
    },
    {
      name: 'Marcus Oyelaran',
      email: 'm.oyelaran@example.com',
      locale: 'en-GB',
      timeZone: 'Europe/London',
      attributes: { Loyalty: 'Silver', Trips: '4', City: 'Leeds' },
    },
    {
      name: 'Priya Raghunathan',
      email: 'priya.r@example.org',
      locale: 'en-IN',
      timeZone: 'Asia/Kolkata',
      attributes: { Loyalty: 'Gold', Trips: '9', City: 'Chennai' },
    },
    {
      name: 'Tom Brackenridge',
      email: 'tom.brackenridge@example.net',
      locale: 'en-US',
      timeZone: 'America/Denver',
      attributes: { Trips: '2', City: 'Boulder' },
    },
    {
      name: 'Siobhan Keane',
      email: 'siobhan.keane@example.com',
      locale: 'en-IE',
      timeZone: 'Europe/Dublin',
      attributes: { Loyalty: 'Silver', Trips: '5', City: 'Galway' },
    },
    {
      name: 'Daniel Castellan',
      email: 'dcastellan@example.com',
      locale: 'en-US',
      timeZone: 'America/New_York',
      attributes: { Loyalty: 'Platinum', Trips: '23', Company: 'Tidewater Studio' },
    },
    {
      name: 'Grace Hollis',
      email: 'grace.hollis@example.org',
      locale: 'en-AU',
      timeZone: 'Australia/Sydney',
      attributes: { Trips: '3', City: 'Newcastle' },
    },
    {
      name: 'Wei Ling Tan',
      email: 'weiling.tan@example.com',
      locale: 'en-SG',
      timeZone: 'Asia/Singapore',
      attributes: { Loyalty: 'Silver', Trips: '6' },
    },
    {
      name: 'Callum Rae',
      email: 'callum.rae@example.net',
      locale: 'en-GB',
      timeZone: 'Europe/London',
      attributes: { Trips: '1', City: 'Dundee' },
    },
    {
      name: 'Nadia Halloran',
      email: 'nadia.halloran@example.com',
      locale: 'en-US',
      timeZone: 'America/Chicago',
      attributes: { Loyalty: 'Silver', Trips: '4', City: 'Evanston' },
    },
    {
      name: 'Ben Ashworth',
      email: 'ben.ashworth@example.org',
      locale: 'en-NZ',
      timeZone: 'Pacific/Auckland',
      attributes: { Trips: '2' },
    },
    {
      name: 'Olivia Mercado',
      email: 'olivia.mercado@example.com',
      locale: 'en-US',
      timeZone: 'America/Los_Angeles',
      attributes: { Loyalty: 'Gold', Trips: '8', City: 'Pasadena' },
    },
    {
      name: 'Theo Vandermeer',
      email: 'theo.vdm@example.net',
      locale: 'en-ZA',
      timeZone: 'Africa/Johannesburg',
      attributes: { Trips: '1' },
    },
    {
      name: 'Ruth Adeyemi',
      email: 'ruth.adeyemi@example.org',
      locale: 'en-GB',
      timeZone: 'Europe/London',
      attributes: {},
    },
  ],
  sessions: [...bookings, ...support, ...orders],
}
