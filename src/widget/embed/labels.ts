import type { Language } from '../i18n/language.ts'

interface Labels {
  open: string
  close: string
  frame: string
  unread: (count: number) => string
}

/** The few words of the launcher. Apart from the chat's catalogue, which no site should load before it is wanted. */
export const LABELS: Readonly<Record<Language, Labels>> = {
  en: {
    open: 'Open chat',
    close: 'Close chat',
    frame: 'Chat',
    unread: (count) => `Open chat, unread messages: ${count}`,
  },
  de: {
    open: 'Chat öffnen',
    close: 'Chat schließen',
    frame: 'Chat',
    unread: (count) => `Chat öffnen, ungelesene Nachrichten: ${count}`,
  },
  fr: {
    open: 'Ouvrir la discussion',
    close: 'Fermer la discussion',
    frame: 'Discussion',
    unread: (count) => `Ouvrir la discussion, messages non lus : ${count}`,
  },
  es: {
    open: 'Abrir el chat',
    close: 'Cerrar el chat',
    frame: 'Chat',
    unread: (count) => `Abrir el chat, mensajes sin leer: ${count}`,
  },
  ar: {
    open: 'فتح المحادثة',
    close: 'إغلاق المحادثة',
    frame: 'المحادثة',
    unread: (count) => `فتح المحادثة، رسائل غير مقروءة: ${count}`,
  },
}
