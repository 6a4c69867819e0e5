import { agent, booking, chat, customer, type DemoPart, note, order } from './chat.ts'

export const french: DemoPart = {
  customers: [
    {
      name: 'Camille Rousselot',
      email: 'camille.rousselot@example.com',
      locale: 'fr-FR',
      timeZone: 'Europe/Paris',
      attributes: { Loyalty: 'Gold', Trips: '10', City: 'Nantes' },
    },
    {
      name: 'Étienne Marchandeau',
      email: 'e.marchandeau@example.org',
      locale: 'fr-FR',
      timeZone: 'Europe/Paris',
      attributes: { Trips: '3', City: 'Lyon' },
    },
    {
      name: 'Maude Thibodeau',
      email: 'maude.thibodeau@example.com',
      locale: 'fr-CA',
      timeZone: 'America/Toronto',
      attributes: { Loyalty: 'Silver', Trips: '5', City: 'Sherbrooke' },
    },
    {
      name: 'Bastien Delcourt',
      email: 'bastien.delcourt@example.net',
      locale: 'fr-BE',
      timeZone: 'Europe/Brussels',
      attributes: { Trips: '2', City: 'Namur' },
    },
    {
      name: 'Aïcha Benmoussa',
      email: 'aicha.benmoussa@example.com',
      locale: 'fr-FR',
      timeZone: 'Europe/Paris',
      attributes: { Loyalty: 'Silver', Trips: '6', City: 'Marseille' },
    },
    {
      name: 'Solène Le Gall',
      email: 'solene.legall@example.org',
      locale: 'fr-FR',
      timeZone: 'Europe/Paris',
      attributes: { Trips: '1', City: 'Quimper' },
    },
    {
      name: 'Philippe Aubertin',
      email: 'philippe.aubertin@example.com',
      locale: 'fr-CH',
      timeZone: 'Europe/Zurich',
      attributes: { Loyalty: 'Platinum', Trips: '17', City: 'Lausanne' },
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
        priority: 'high',
        category: 'Overbooking',
        subject: 'Hôtel complet à notre arrivée',
        tags: ['overbooking'],
        externalRef: booking('LW-48266'),
        minutesAgo: 3,
        dueInMinutes: 7,
      },
      [
        customer(
          21,
          'Bonjour, nous sommes à la réception de l’hôtel à Séville et on nous dit qu’il n’y a plus de chambre pour nous, alors que tout est payé depuis février !',
        ),
        agent(
          19,
          'Bonjour Madame Rousselot, je suis vraiment désolé. Restez à la réception, j’appelle le directeur tout de suite.',
        ),
        note(
          12,
          'Surréservation confirmée. L’hôtel paie la différence pour l’Azahar (4*, 6 min à pied), taxi compris. Dîner offert, à demander si la cliente insiste.',
        ),
        agent(
          9,
          'L’hôtel reconnaît son erreur. Il vous a réservé une chambre supérieure à l’Azahar, à six minutes à pied, à ses frais. Le taxi et le dîner de ce soir sont également pour lui.',
        ),
        customer(
          4,
          'Bon, c’est correct de leur part. Par contre nous avions un lit pour notre fille de 9 ans',
        ),
        customer(0, 'Pouvez-vous vérifier qu’il y en a bien un là-bas avant que nous partions ?'),
      ],
    ),
    chat(
      {
        customer: 1,
        team: 'bookings',
        assignee: null,
        status: 'waiting',
        type: 'booking',
        category: 'Cancellation',
        subject: 'Annulation gratuite jusqu’à quand ?',
        externalRef: booking('LW-48344'),
        minutesAgo: 71,
        dueInMinutes: 25,
      },
      [
        customer(
          1,
          'Bonjour,\n\nMa réservation LW-48344 est annulable gratuitement « jusqu’à 3 jours avant l’arrivée ». L’arrivée étant lundi, est-ce vendredi à minuit ou samedi ?',
        ),
        customer(0, 'Merci d’avance'),
      ],
    ),
    chat(
      {
        customer: 2,
        team: 'support',
        assignee: 'amelie',
        status: 'active',
        type: 'support',
        priority: 'high',
        category: 'Luggage',
        subject: 'Valise restée à Reykjavik',
        tags: ['luggage'],
        externalRef: booking('LW-48140'),
        minutesAgo: 31,
        dueInMinutes: 35,
      },
      [
        customer(
          160,
          'Allô ! Je suis arrivée à Édimbourg mais pas ma valise. Au comptoir ils m’ont donné un numéro de dossier pis c’est tout.',
        ),
        agent(
          152,
          'Bonjour Maude, quelle mauvaise surprise. Pouvez-vous m’envoyer ce numéro ? Je suis le dossier avec la compagnie à votre place.',
        ),
        customer(
          150,
          'EDIFI48817. Toutes mes affaires de randonnée sont dedans, je pars pour l’île de Skye demain matin 😩',
        ),
        agent(
          96,
          'Je l’ai retrouvée : elle est restée à Reykjavik et prend le vol de ce soir. Comme vous partez demain, je la fais livrer directement à votre auberge à Portree. Quelqu’un peut la recevoir à la réception jusqu’à 22 h.',
        ),
        customer(88, 'Fiou ! Et pour demain, j’ai le droit d’acheter le nécessaire ?'),
        agent(
          80,
          'Oui : le minimum utile (imperméable, vêtements, trousse de toilette) est remboursé par la compagnie. Gardez bien tous les tickets.',
        ),
        customer(0, 'Super, merci ben gros. J’ai déjà le k-way 🌧️ Je vous écris quand la valise arrive'),
      ],
    ),
    chat(
      {
        customer: 3,
        team: 'support',
        assignee: 'lucia',
        status: 'ended',
        type: 'support',
        category: 'Payment',
        subject: 'Carte refusée au moment de payer',
        tags: ['payment'],
        minutesAgo: 5_700,
      },
      [
        customer(
          28,
          'Bonjour, ma carte est refusée trois fois de suite alors qu’elle fonctionne partout ailleurs',
        ),
        agent(
          22,
          'Bonjour Bastien ! Votre banque demande une confirmation dans son application, et la fenêtre a sans doute été bloquée par le navigateur. Pouvez-vous réessayer en autorisant les fenêtres pour notre site ?',
        ),
        customer(6, 'C’était bien ça, la demande attendait sur mon gsm depuis tout à l’heure 🤦'),
        agent(
          0,
          'Parfait, je vois le paiement de 432 €. Bon voyage à Gand... enfin, depuis Namur, ce n’est pas le plus long !',
        ),
      ],
    ),
    chat(
      {
        customer: 4,
        team: 'orders',
        assignee: 'omar',
        status: 'active',
        type: 'support',
        category: 'Refund',
        subject: 'Remboursement incomplet',
        tags: ['refund'],
        externalRef: order('A-100211'),
        minutesAgo: 88,
        dueInMinutes: 60,
      },
      [
        customer(70, 'Bonjour, j’ai renvoyé deux articles et un seul m’a été remboursé. Il manque 39,90 €.'),
        agent(
          61,
          'Bonjour Aïcha, je regarde. Les deux articles sont bien dans le colis reçu le 8, mais la gourde n’a pas été enregistrée. L’erreur est chez nous.',
        ),
        agent(57, 'Le remboursement des 39,90 € vient de partir. Vous le verrez d’ici trois jours ouvrés.'),
        customer(
          0,
          'Merci beaucoup. Je peux avoir une confirmation par mail svp ? C’est pour ma comptabilité',
        ),
      ],
    ),
    chat(
      {
        customer: 5,
        team: 'orders',
        assignee: 'kenji',
        status: 'paused',
        type: 'support',
        category: 'Stock',
        subject: 'Tente deux places de nouveau disponible ?',
        priority: 'low',
        minutesAgo: 2_400,
      },
      [
        customer(66, 'Bonjour ! La tente « Bivouac 2 » en bleu reviendra-t-elle avant l’été ?'),
        agent(
          58,
          'Bonjour Solène ! Le fournisseur annonce une livraison le 14. Je peux vous en mettre une de côté sans engagement, le temps que vous vous décidiez.',
        ),
        customer(50, 'Oh oui, volontiers'),
        agent(0, 'C’est noté. Je vous écris ici dès qu’elle est en rayon.'),
      ],
    ),
    chat(
      {
        customer: 6,
        team: 'bookings',
        assignee: 'jonas',
        status: 'ended',
        type: 'booking',
        category: 'Special request',
        subject: 'Chambre calme et oreiller ferme',
        priority: 'low',
        externalRef: booking('LW-46730'),
        minutesAgo: 9_900,
      },
      [
        customer(
          41,
          'Bonjour, comme toujours : étage élevé, loin de l’ascenseur, oreiller ferme. Merci de le rappeler à l’hôtel.',
        ),
        agent(
          34,
          'Bonjour Monsieur Aubertin, c’est transmis. J’ai aussi enregistré ces préférences dans votre profil : vous n’aurez plus à les répéter.',
        ),
        customer(0, 'Voilà un vrai service. Merci.'),
      ],
    ),
    chat(
      {
        customer: 4,
        team: 'support',
        assignee: null,
        status: 'waiting',
        type: 'general',
        category: null,
        subject: '',
        minutesAgo: 12,
        dueInMinutes: 40,
      },
      [
        customer(2, 'Bonjour, petite question'),
        customer(
          0,
          'Est-ce que l’assurance annulation couvre aussi une grève des trains ? Je pars le 28 et ça ne s’annonce pas très bien…',
        ),
      ],
    ),
    chat(
      {
        customer: 1,
        team: 'orders',
        assignee: 'omar',
        status: 'ended',
        type: 'support',
        category: 'Exchange',
        subject: 'Échange de taille, sandales',
        externalRef: order('A-099512'),
        minutesAgo: 18_600,
      },
      [
        customer(36, 'Les sandales taillent petit, je peux échanger le 42 contre un 43 ?'),
        agent(
          31,
          'Bien sûr. Le 43 part aujourd’hui, et vous avez quatorze jours pour renvoyer l’autre paire avec l’étiquette jointe. Rien à payer.',
        ),
        customer(0, 'Nickel 👌'),
      ],
    ),
    chat(
      {
        customer: 2,
        team: 'bookings',
        assignee: 'mara',
        status: 'ended',
        type: 'booking',
        category: 'Itinerary',
        subject: 'Idées pour trois jours dans les Highlands',
        externalRef: booking('LW-47211'),
        minutesAgo: 12_400,
      },
      [
        customer(
          120,
          'Bonjour ! On a trois jours entre Inverness et Skye et pas d’auto. C’est faisable en transport en commun ?',
        ),
        agent(
          108,
          'Bonjour Maude ! Tout à fait, et c’est même une des plus belles lignes de train du pays :\n\n• Jour 1 : Inverness → Plockton, deux heures et demie le long de l’eau\n• Jour 2 : Plockton, petite marche jusqu’aux phoques\n• Jour 3 : train jusqu’à Kyle, puis bus jusqu’à Portree',
        ),
        customer(95, 'Des phoques !! Vendu.'),
        agent(
          0,
          'C’est réservé, les billets sont dans votre espace. Emportez de quoi vous couvrir, même en août 😉',
        ),
      ],
    ),
  ],
}
