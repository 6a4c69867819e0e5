import { agent, booking, chat, customer, type DemoPart, note, order } from './chat.ts'

export const german: DemoPart = {
  customers: [
    {
      name: 'Katharina Vogt',
      email: 'katharina.vogt@example.com',
      locale: 'de-DE',
      timeZone: 'Europe/Berlin',
      attributes: { Loyalty: 'Gold', Trips: '12', City: 'Freiburg' },
    },
    {
      name: 'Lukas Brandstetter',
      email: 'l.brandstetter@example.org',
      locale: 'de-AT',
      timeZone: 'Europe/Vienna',
      attributes: { Loyalty: 'Silver', Trips: '5', City: 'Graz' },
    },
    {
      name: 'Annegret Hülsmann',
      email: 'annegret.huelsmann@example.net',
      locale: 'de-DE',
      timeZone: 'Europe/Berlin',
      attributes: { Trips: '3', City: 'Münster' },
    },
    {
      name: 'Reto Zumstein',
      email: 'reto.zumstein@example.com',
      locale: 'de-CH',
      timeZone: 'Europe/Zurich',
      attributes: { Trips: '2', City: 'Thun' },
    },
    {
      name: 'Jule Petersen',
      email: 'jule.petersen@example.com',
      locale: 'de-DE',
      timeZone: 'Europe/Berlin',
      attributes: { Trips: '1', City: 'Flensburg' },
    },
    {
      name: 'Mehmet Aydoğan',
      email: 'mehmet.aydogan@example.org',
      locale: 'de-DE',
      timeZone: 'Europe/Berlin',
      attributes: { Loyalty: 'Silver', Trips: '7', City: 'Köln' },
    },
    {
      name: 'Sophie Lindenmayer',
      email: 'sophie.lindenmayer@example.com',
      locale: 'de-DE',
      timeZone: 'Europe/Berlin',
      attributes: { Loyalty: 'Platinum', Trips: '19', City: 'München' },
    },
    {
      name: 'Holger Wieczorek',
      email: 'h.wieczorek@example.net',
      locale: 'de-DE',
      timeZone: 'Europe/Berlin',
      attributes: { Trips: '2', City: 'Dortmund' },
    },
  ],
  sessions: [
    chat(
      {
        customer: 0,
        team: 'bookings',
        assignee: 'mara',
        status: 'active',
        type: 'booking',
        priority: 'high',
        category: 'Change of hotel',
        subject: 'Baustelle direkt vor dem Zimmer',
        tags: ['complaint'],
        externalRef: booking('LW-48298'),
        minutesAgo: 5,
        dueInMinutes: 14,
      },
      [
        customer(
          33,
          'Guten Morgen, wir sind gestern im Hotel angekommen, und seit heute früh um sieben wird direkt vor unserem Fenster mit dem Presslufthammer gearbeitet. Davon stand in der Beschreibung nichts.',
        ),
        agent(
          29,
          'Guten Morgen Frau Vogt, das ist kein Urlaub, da haben Sie völlig recht. Ich rufe jetzt gleich im Hotel an.',
        ),
        note(
          21,
          'Hotel bestätigt Bauarbeiten bis Freitag, wochentags 7 bis 16 Uhr. Gartenflügel ausgebucht. Schwesterhaus „Alte Mühle“ (900 m) hat ein Doppelzimmer frei, gleicher Preis.',
        ),
        agent(
          18,
          'Leider dauern die Arbeiten bis Freitag. Ich habe zwei Vorschläge für Sie:\n\n1. Umzug noch heute in die „Alte Mühle“, 900 m weiter, ruhig am Bach, gleicher Preis. Ihr Gepäck wird gefahren.\n2. Sie bleiben, und wir erstatten 40 % für die betroffenen Nächte.',
        ),
        customer(
          8,
          'Die Alte Mühle klingt schön. Gibt es dort auch Frühstück, und ab wann könnten wir ins Zimmer?',
        ),
        customer(0, 'Und was ist mit der Nacht, die schon gelaufen ist? Wach waren wir da ja auch 😅'),
      ],
    ),
    chat(
      {
        customer: 1,
        team: 'bookings',
        assignee: 'jonas',
        status: 'active',
        type: 'booking',
        category: 'Change of dates',
        subject: 'Einen Tag später anreisen',
        externalRef: booking('LW-48177'),
        minutesAgo: 26,
        dueInMinutes: 50,
      },
      [
        customer(
          44,
          'Servus, kann ich bei LW-48177 die Anreise auf Sonntag verschieben? Hab am Samstag doch Dienst.',
        ),
        agent(
          38,
          'Servus Herr Brandstetter! Das geht, die Abreise bliebe am Donnerstag. Die entfallene Nacht (96 €) bekommen Sie zurück, der Tarif ist bis morgen Mittag kostenlos änderbar.',
        ),
        customer(20, 'Super. Bleibt das Zimmer mit Bergblick?'),
        agent(0, 'Bleibt es, Nummer 214, zweiter Stock. Soll ich so umbuchen?'),
      ],
    ),
    chat(
      {
        customer: 2,
        team: 'bookings',
        assignee: 'jonas',
        status: 'paused',
        type: 'booking',
        priority: 'low',
        category: 'Accessibility',
        subject: 'Barrierefreies Bad für meinen Mann',
        tags: ['accessibility'],
        externalRef: booking('LW-48011'),
        minutesAgo: 940,
      },
      [
        customer(
          75,
          'Guten Tag, mein Mann ist seit einer Operation im Rollstuhl. Auf der Seite steht „barrierearm“. Was heißt das im Bad genau? Gibt es eine Schwelle an der Dusche?',
        ),
        agent(
          66,
          'Guten Tag Frau Hülsmann, „barrierearm“ ist leider ein dehnbares Wort. Ich lasse es mir vom Haus mit Maßen bestätigen, damit Sie sich darauf verlassen können: Türbreite, Schwelle, Haltegriffe, Platz neben der WC-Schüssel. Fehlt etwas?',
        ),
        customer(51, 'Die Höhe vom Bett wäre noch wichtig. Danke, dass Sie so genau nachfragen.'),
        agent(
          0,
          'Habe ich dazugeschrieben. Das Hotel misst morgen Vormittag nach, ich melde mich dann hier bei Ihnen.',
        ),
      ],
    ),
    chat(
      {
        customer: 4,
        team: 'bookings',
        assignee: null,
        status: 'waiting',
        type: 'booking',
        category: 'Question',
        subject: 'Mit dem Nachtzug anreisen?',
        minutesAgo: 52,
        dueInMinutes: 30,
      },
      [
        customer(2, 'Moin! Kann ich bei euch auch den Nachtzug nach Verona mitbuchen oder nur Flüge?'),
        customer(0, 'Wir sind zu zweit mit Fahrrädern 🚲🚲'),
      ],
    ),
    chat(
      {
        customer: 5,
        team: 'support',
        assignee: null,
        status: 'waiting',
        type: 'emergency',
        priority: 'urgent',
        category: 'Stranded',
        subject: 'Fähre gestrichen, sitzen im Hafen fest',
        tags: ['emergency'],
        externalRef: booking('LW-48205'),
        minutesAgo: 4,
        dueInMinutes: 2,
      },
      [
        customer(
          6,
          'Hallo, unsere Fähre nach Naxos ist wegen Sturm gestrichen und angeblich fährt heute keine mehr. Wir stehen mit zwei kleinen Kindern in Piräus am Hafen.',
        ),
        customer(4, 'Die Hotels hier sind alle voll oder kosten über 400 Euro.'),
        customer(0, 'Unser Zimmer auf Naxos ist ab heute bezahlt. Was sollen wir machen?'),
      ],
    ),
    chat(
      {
        customer: 6,
        team: 'support',
        assignee: 'lucia',
        status: 'active',
        type: 'support',
        category: 'Account',
        subject: 'Punkte der letzten Reise fehlen',
        tags: ['loyalty'],
        externalRef: booking('LW-46650'),
        minutesAgo: 140,
      },
      [
        customer(
          58,
          'Hallo zusammen, mir fehlen die Bonuspunkte für die Reise nach Madeira. Müssten 2.340 sein.',
        ),
        agent(
          49,
          'Hallo Frau Lindenmayer, Sie haben gut gerechnet, es sind genau 2.340. Die Buchung lief über eine ältere E-Mail-Adresse, deshalb sind sie nicht angekommen. Ich hole sie herüber.',
        ),
        agent(
          45,
          'Erledigt. Soll ich die alte Adresse ganz mit Ihrem Konto verbinden? Dann passiert das nicht noch einmal.',
        ),
        customer(0, 'Ja bitte, die brauche ich nur noch für Werbung 😉'),
      ],
    ),
    chat(
      {
        customer: 7,
        team: 'support',
        assignee: 'amelie',
        status: 'ended',
        type: 'support',
        category: 'Data protection',
        subject: 'Newsletter trotz Abmeldung',
        priority: 'low',
        minutesAgo: 8_700,
      },
      [
        customer(30, 'Zum dritten Mal: Ich möchte keinen Newsletter mehr. Abgemeldet habe ich mich im März.'),
        agent(
          24,
          'Guten Tag Herr Wieczorek, das tut mir leid. Ihre Adresse stand in zwei Verteilern, abgemeldet war nur einer. Jetzt sind beide gelöscht.',
        ),
        customer(18, 'Und das hält?'),
        agent(
          12,
          'Das hält. Ihre Adresse steht zusätzlich auf der Sperrliste, von uns kommt nur noch, was zu einer Buchung gehört.',
        ),
        customer(0, 'In Ordnung. Danke für die klare Antwort.'),
      ],
    ),
    chat(
      {
        customer: 3,
        team: 'orders',
        assignee: 'kenji',
        status: 'active',
        type: 'support',
        category: 'Delivery',
        subject: 'Zollgebühren in die Schweiz',
        tags: ['customs'],
        externalRef: order('A-100455'),
        minutesAgo: 63,
      },
      [
        customer(
          80,
          'Grüezi, der Pöstler wollte 31 Franken Zoll für den Rucksack. Bei der Bestellung stand «inkl. aller Gebühren».',
        ),
        agent(
          71,
          'Grüezi Herr Zumstein, dann stimmt da etwas nicht. Haben Sie das Paket angenommen und bezahlt?',
        ),
        customer(66, 'Bezahlt, ja. Quittung hab ich.'),
        agent(
          60,
          'Danke. Sie bekommen die 31 Franken von uns zurück. Ein Foto der Quittung per E-Mail genügt, die Auftragsnummer in den Betreff.',
        ),
        customer(0, 'Ist raus. Merci vilmal!'),
      ],
    ),
    chat(
      {
        customer: 7,
        team: 'orders',
        assignee: null,
        status: 'waiting',
        type: 'support',
        priority: 'normal',
        category: 'Return',
        subject: 'Rücksendeetikett lässt sich nicht drucken',
        externalRef: order('A-100390'),
        minutesAgo: 118,
        dueInMinutes: -18,
      },
      [
        customer(
          2,
          'Das Rücksendeetikett öffnet sich bei mir als leere Seite. Drucker ist an, Tinte ist drin, Geduld geht langsam aus.',
        ),
        customer(0, 'Können Sie es mir mit der Post schicken?'),
      ],
    ),
    chat(
      {
        customer: 4,
        team: 'orders',
        assignee: 'omar',
        status: 'ended',
        type: 'support',
        category: 'Advice',
        subject: 'Welche Größe beim Wanderrucksack?',
        externalRef: null,
        minutesAgo: 11_800,
      },
      [
        customer(
          52,
          'Hi, ich bin 1,62 und will im Sommer eine Woche von Hütte zu Hütte. Reichen 32 Liter oder lieber 40?',
        ),
        agent(
          45,
          'Hallo Jule! Wenn du auf den Hütten schläfst und isst, reichen 32 gut. 40 verleitet nur dazu, mehr mitzunehmen 😄 Wichtiger ist die Rückenlänge: bei 1,62 passt meistens S.',
        ),
        customer(40, 'Okay, dann 32 in S. Gibt’s den auch in Grün?'),
        agent(0, 'Gibt es: „Moos“. Und falls er nicht sitzt, kannst du ihn 60 Tage lang zurückschicken.'),
      ],
    ),
    chat(
      {
        customer: 6,
        team: 'bookings',
        assignee: 'mara',
        status: 'ended',
        type: 'booking',
        category: 'Refund',
        subject: 'Stornierung wegen Krankheit',
        tags: ['refund', 'insurance'],
        externalRef: booking('LW-46102'),
        minutesAgo: 21_300,
      },
      [
        customer(
          310,
          'Guten Abend, mein Sohn hat sich den Arm gebrochen, wir müssen Südtirol leider absagen. Was bekommen wir zurück?',
        ),
        agent(
          300,
          'Guten Abend Frau Lindenmayer, gute Besserung an Ihren Sohn! Vom Hotel kommen 50 % zurück, den Rest übernimmt Ihre Reiserücktrittsversicherung. Dafür braucht es ein Attest.',
        ),
        customer(90, 'Attest ist hochgeladen.'),
        note(
          84,
          'Attest vollständig, an Versicherung weitergeleitet. Hotel verzichtet aus Kulanz auf die restlichen 50 %, muss also gar nicht mehr zahlen.',
        ),
        agent(
          78,
          'Noch besser als gedacht: Das Hotel erstattet aus Kulanz alles. Sie bekommen 1.284 € zurück, die Versicherung muss gar nichts tun.',
        ),
        customer(0, 'Ich bin sprachlos. Danke, auch ans Hotel. Wir holen das nach! ❤️'),
      ],
    ),
    chat(
      {
        customer: 2,
        team: 'support',
        assignee: 'lucia',
        status: 'ended',
        category: 'Praise',
        priority: 'low',
        subject: 'Einfach nur danke',
        minutesAgo: 16_900,
      },
      [
        customer(
          5,
          'Ich wollte nur sagen, dass die Wanderung auf Korsika wunderbar war. Besonders der Tipp mit dem kleinen Gasthaus in Ota.',
        ),
        agent(
          0,
          'Liebe Frau Hülsmann, da freut sich die ganze Abteilung. Ich gebe es der Kollegin weiter, von der der Tipp kam. Bis zur nächsten Reise!',
        ),
      ],
    ),
  ],
}
