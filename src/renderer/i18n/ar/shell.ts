import type { shell as en } from '../en/shell.ts'

export const shell: Readonly<Record<keyof typeof en, string>> = {
  'app.starting': 'جارٍ فتح محادثاتك…',
  'app.startFailed.title': 'تعذّر على Parley قراءة بياناته',
  'app.startFailed.body': 'لم يضِع شيء مما كتبته. حاول مرة أخرى، وإن استمر الأمر فأعد تشغيل Parley.',

  'action.retry': 'حاول مرة أخرى',
  'action.close': 'إغلاق',
  'action.dismiss': 'إخفاء',
  'action.undo': 'تراجع',

  'error.generic': 'لم ينجح ذلك. حاول مرة أخرى بعد قليل.',
  'error.offline': 'أنت غير متصل. حاول مرة أخرى عند عودة الاتصال.',
  'error.timeout': 'لم يردّ الخادم في الوقت المناسب. حاول مرة أخرى.',
  'error.forbidden': 'دورك لا يسمح بذلك.',
  'error.notFound': 'لم يعد هذا موجودًا، أو لا يمكنك رؤيته.',
  'error.readOnly': 'هذه المحادثة مغلقة. أعد فتحها لتكتب فيها.',
  'error.transition': 'تغيّرت المحادثة في هذه الأثناء، فلم يعد ذلك ممكنًا.',
  'error.rateLimited':
    'كان ذلك كثيرًا دفعة واحدة. حاول مرة أخرى بعد {seconds, plural, zero {# ثانية} one {ثانية واحدة} two {ثانيتين} few {# ثوانٍ} many {# ثانية} other {# ثانية}}.',
  'error.fileTooLarge': 'الملف كبير جدًا أو لا يوجد مكان له.',
  'error.fileRefused': 'لا تُقبل ملفات من هذا النوع.',
  'error.tooLarge': 'هذا أطول من أن يُرسل. اختصره وحاول مرة أخرى.',
  'error.signInAgain': 'انتهت صلاحية دخولك. سجّل الدخول من جديد للمتابعة.',
  'error.unsupported': 'هذا الإصدار من Parley أقدم مما يقبله خادمك.',
  'error.claimLost': 'سبقك {winner} وهو يتولى هذه المحادثة الآن.',
  'error.paneTitle': 'توقف هذا الجزء من النافذة عن العمل',
  'error.paneBody': 'البقية مستمرة، وما كتبته محفوظ.',
  'error.paneAgain': 'اعرضه من جديد',

  'notice.cacheRebuilt':
    'كانت النسخة المحفوظة من محادثاتك تالفة ويجري بناؤها من جديد. المسودات والرسائل غير المرسلة سليمة.',
  'notice.journalSalvaged':
    'كان ملف المسودات والرسائل غير المرسلة تالفًا. ما أمكن إنقاذه موجود هنا، فراجع مسوداتك الأخيرة.',
  'notice.vaultMemoryOnly':
    'ليس في هذا الحاسوب مكان آمن لبيانات دخولك. ستحتاج إلى كتابة كلمة المرور بعد كل إعادة تشغيل.',
  'notice.diskFull': 'القرص ممتلئ. أفرغ بعض المساحة وإلا تعذّر حفظ الرسائل والمسودات الجديدة.',
  'notice.newerFiles': 'هذه الملفات من إصدار أحدث من Parley. حدّث Parley لاستخدامها.',
  'notice.serverOlder':
    'خادمك أقدم من هذا الإصدار من Parley. يمكنك القراءة دون الإرسال حتى يُحدَّث: أخبر من يديره.',
  'notice.updateNeeded': 'خادمك أحدث من هذا الإصدار من Parley، وبعض الأشياء لا تظهر هنا. حدّث Parley لرؤيتها.',
  'notice.signInAgain': 'انتهت صلاحية دخولك. تابع الكتابة: سيُرسل كل شيء بعد تسجيل الدخول من جديد.',
  'notice.shut': 'مفتاح هذه الملفات غير متاح. سجّل الدخول مجدداً لفتحها.',
  'notice.unsupported':
    'يحتاج خادمك إلى Parley {version} أو أحدث. يمكنك القراءة دون الإرسال حتى يتم التحديث.',

  'notices.label': 'تنبيهات',

  'rail.label': 'القائمة الرئيسية',
  'rail.queue': 'المحادثات',
  'rail.account': 'حسابك: {name}',
  'rail.shortcuts': 'اختصارات لوحة المفاتيح',

  'theme.label': 'المظهر',
  'theme.system': 'مثل النظام',
  'theme.light': 'فاتح',
  'theme.dark': 'داكن',

  'role.agent': 'موظف خدمة',
  'role.supervisor': 'مشرف',
  'role.admin': 'مدير',

  'accounts.add': 'إضافة مساحة عمل',
  'accounts.addLead': 'تنضم محادثاتها إلى المحادثات الأخرى في قائمتك.',
  'accounts.cancel': 'إلغاء',

  'status.label': 'الاتصال',
  'status.online': 'متصل',
  'status.connecting': 'جارٍ الاتصال…',
  'status.reconnecting': 'جارٍ إعادة الاتصال…',
  'status.offline': 'غير متصل',
  'status.offlineRetry': 'غير متصل، محاولة جديدة بعد {seconds} ث',
  'status.needsAuth': 'أنهى الخادم دخولك',
  'status.unsupported': 'يلزم التحديث',
  'status.closed': 'لا اتصال',
  'status.retryNow': 'حاول الآن',
  'status.waiting':
    '{count, plural, zero {لا شيء ينتظر الإرسال} one {رسالة تنتظر الإرسال} two {رسالتان تنتظران الإرسال} few {# رسائل تنتظر الإرسال} many {# رسالة تنتظر الإرسال} other {# رسالة تنتظر الإرسال}}',
  'status.completeTo': 'مكتمل حتى {time}',
  'status.completeToExact': 'كل شيء حتى {time} موجود على هذا الحاسوب.',
  'status.neverComplete': 'أول مزامنة جارية',

  'pane.queue': 'قائمة المحادثات',
  'pane.conversation': 'المحادثة',
  'pane.customer': 'العميل',
  'pane.resizeQueue': 'عرض القائمة',
  'pane.resizeCustomer': 'عرض لوحة العميل',

  'time.now': 'الآن',
  'time.today': 'اليوم',
  'time.yesterday': 'أمس',

  'toasts.label': 'رسائل من Parley',

  'notice.leaseEnding':
    'لم يصل Parley إلى خادمك منذ مدة طويلة. إن استمر ذلك يُتلف ما هو محفوظ على هذا الحاسوب في {date}.',
  'wiped.remote_wipe': 'مُسح هذا الجهاز في {date} بأمر.',

  'wiped.revoked': 'أُتلف ما كان محفوظًا على هذا الجهاز في {date}: أُزيل الجهاز أو عُطّل الحساب.',
  'wiped.lease': 'أُتلف ما كان محفوظًا على هذا الجهاز في {date}: لم يصل إلى الخادم منذ مدة أطول مما يُسمح.',
  'wiped.lost':
    '{count, plural, =0 {لم يُفقد شيء غير مرسل.} one {فُقدت رسالة واحدة لم تُرسل.} two {فُقدت رسالتان لم تُرسلا.} few {فُقدت # رسائل لم تُرسل.} other {فُقدت # رسالة لم تُرسل.}}',
  'wiped.lostUnknown': 'فُقدت الرسائل التي لم تُرسل. عددها غير معروف.',

  'error.deviceWiped': 'كان على هذا الجهاز أن يتلف ما عنده أولًا. تم ذلك: سجّل الدخول من جديد.',

  'lock.now': 'القفل الآن',
  'lock.settings': 'قفل التطبيق',
  'lock.title': 'Parley مقفل',
  'lock.body': 'تستمر الرسائل في الوصول والخروج، ولا يُعرض شيء منها.',
  'lock.pin': 'رمز PIN أو عبارة المرور',
  'lock.unlock': 'فتح القفل',
  'lock.wrong':
    '{left, plural, one {هذا غير صحيح. محاولة واحدة بعد، ثم لا تنفع إلا كلمة المرور.} two {هذا غير صحيح. بقيت محاولتان.} few {هذا غير صحيح. بقيت # محاولات.} other {هذا غير صحيح. بقيت # محاولة.}}',
  'lock.wait': 'حاول مرة أخرى بعد {seconds, plural, one {ثانية} two {ثانيتين} few {# ثوانٍ} other {# ثانية}}.',
  'lock.password': 'محاولات خاطئة كثيرة. اكتب كلمة مرور حسابك؛ يلزم الاتصال بالخادم.',
  'lock.intro':
    'يقفل النافذة حين تغيب. يمنع من يجلس إلى مكتبك، لا من يستطيع قراءة قرصك: ما عليه مشفّر بمفتاح خاص به.',
  'lock.current': 'الرمز الحالي',
  'lock.new': 'رمز أو عبارة مرور جديدة',
  'lock.again': 'مرة أخرى',
  'lock.hint': 'من 4 إلى 12 رقمًا، أو عبارة من 8 أحرف أو أكثر.',
  'lock.mismatch': 'الاثنان غير متطابقين.',
  'lock.idle': 'القفل بعد',
  'lock.minutes': '{count, plural, one {دقيقة واحدة} two {دقيقتين} few {# دقائق} other {# دقيقة}}',
  'lock.save': 'حفظ',
  'lock.remove': 'إزالة القفل',
}
