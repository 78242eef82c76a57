import type { HelpText } from './help-text.ts'

export const french: HelpText = {
  start: {
    title: 'Premiers pas',
    paragraphs: {
      try: {
        title: 'Essayer sans compte',
        blocks: [
          'Saisissez un nom et choisissez « Essayer maintenant ». Un service de messagerie démarre sur cet ordinateur, avec quelques personnes. La conversation avec Echo s’ouvre d’elle-même : tout ce que vous écrivez vous revient, et vous voyez ainsi comment un message est lu, puis comment on y répond.',
          'Pour une deuxième personne sur cet ordinateur, lancez Parlance avec un autre profil, par exemple « npm start -- --profile bo ». Chacun trouve l’autre sous « Nouvelle conversation ».',
        ],
      },
      ways: {
        title: 'Quelle connexion est la mienne ?',
        blocks: [
          'On vous a donné un point de terminaison et un jeton : « Point de terminaison et jeton d’accès ». Quand le jeton expire, Parlance en demande un autre et garde tout.',
          'Votre organisation a un service qui délivre des jetons : « Point de terminaison et service de jetons ». Parlance le lui demande lui-même, assez tôt.',
          'La ressource Azure est à vous et vous faites des essais : « Chaîne de connexion ». Parlance crée un utilisateur et ses jetons. Gardez la chaîne pour vous.',
        ],
      },
    },
  },
  azure: {
    title: 'Une ressource Azure',
    paragraphs: {
      resource: {
        title: 'En créer une',
        blocks: [
          {
            steps: [
              'Connectez-vous sur portal.azure.com et choisissez « Créer une ressource ».',
              'Cherchez « Communication Services » et choisissez « Créer ».',
              'Choisissez l’abonnement et un groupe de ressources, donnez un nom, et choisissez où les données seront gardées. Cet endroit ne peut plus être changé ensuite.',
              'Choisissez « Vérifier + créer », puis « Créer », et ouvrez la ressource une fois prête.',
            ],
          },
          'Ou dans un terminal, avec Azure CLI :',
          { copy: 'cliResource' },
        ],
      },
      endpoint: {
        title: 'Le point de terminaison',
        blocks: [
          'Dans le portail, ouvrez la ressource et choisissez « Paramètres », puis « Clés ». Le point de terminaison s’y trouve. Il ressemble à https://ma-ressource.communication.azure.com, parfois avec la région au milieu.',
          'Seule cette adresse est nécessaire : rien après le nom d’hôte, ni nom ni mot de passe dedans, et https devant. « N’a pas répondu (ENOTFOUND) » veut dire qu’aucun ordinateur ne porte ce nom : cherchez une faute de frappe. Les autres codes indiquent un réseau, un proxy ou un pare-feu entre les deux.',
        ],
      },
      connectionString: {
        title: 'La chaîne de connexion',
        blocks: [
          'Elle est sur la même page, « Paramètres », puis « Clés », en version primaire ou secondaire : le point de terminaison et une clé d’accès en une ligne. Copiez-la en entier.',
          'Qui la possède peut tout lire, écrire et supprimer dans la ressource, et y créer des utilisateurs. Si quelqu’un d’autre l’a vue, choisissez « Régénérer » sur cette page ; l’ancienne clé est alors refusée, et Parlance vous demande de vous reconnecter.',
        ],
      },
    },
  },
  token: {
    title: 'Un jeton d’accès utilisateur',
    paragraphs: {
      get: {
        title: 'Ce que c’est',
        blocks: [
          'Une longue ligne de trois parties séparées par des points. Elle dit qui vous êtes et jusqu’à quand, et doit comprendre l’étendue « chat ». Qui a votre jeton peut écrire à votre place jusqu’à son expiration : ne le transmettez pas.',
          'On peut le coller avec « Bearer » devant, entre guillemets ou coupé sur plusieurs lignes : Parlance ne prend que ce qu’il lui faut.',
        ],
      },
      portal: {
        title: 'Dans le portail',
        blocks: [
          {
            steps: [
              'Ouvrez la ressource sur portal.azure.com et choisissez « Identités et jetons d’accès utilisateur ».',
              'Cochez « Conversation ».',
              'Choisissez « Générer », puis copiez l’identité et le jeton d’accès utilisateur.',
            ],
          },
        ],
      },
      cli: {
        title: 'Avec Azure CLI',
        blocks: [
          'Crée un nouvel utilisateur et un jeton pour lui. Ajoutez --user avec une identité pour obtenir un jeton pour quelqu’un qui existe déjà.',
          { copy: 'cliToken' },
        ],
      },
      sdk: { title: 'Dans un programme', blocks: [{ copy: 'sdkToken' }] },
      expired: {
        title: 'Il a expiré',
        blocks: [
          'Un jeton dure 24 heures, ou moins si on l’a voulu, et ne peut pas être prolongé. Demandez-en un autre pour le même utilisateur et collez-le : tout ce qui est gardé ici reste, et ce que vous avez écrit entre-temps est envoyé.',
          'Si votre horloge est fausse, un bon jeton peut paraître expiré. Le diagnostic la compare avec le service.',
        ],
      },
      scope: {
        title: 'Il ne comprend pas l’étendue « chat »',
        blocks: [
          "Il a été créé pour des appels ou autre chose. Qui le crée doit demander « chat » : une case dans le portail, --scope chat dans le CLI, ['chat'] dans un programme.",
        ],
      },
      refused: {
        title: 'Le service le refuse',
        blocks: [
          'Ou bien il appartient à une autre ressource que ce point de terminaison, ou il a été révoqué, ou son utilisateur a été supprimé, ou les clés de la ressource ont été régénérées. Un jeton pour quelqu’un d’autre que ce compte est refusé aussi : son historique n’est pas le vôtre. Demandez-en un nouveau pour votre propre identifiant, de la même ressource.',
        ],
      },
    },
  },
  service: {
    title: 'Un service de jetons',
    paragraphs: {
      what: {
        title: 'À quoi il sert',
        blocks: [
          'Un jeton expire après un jour au plus, et seul le détenteur de la clé d’accès de la ressource peut en créer un autre. Un petit service à vous détient la clé, connaît vos utilisateurs et remet à chacun ses jetons. Parlance lui en demande un chaque fois que l’ancien va expirer.',
          'Son adresse doit commencer par https (http ne vaut que pour cet ordinateur). Parlance envoie un GET, ou un POST avec un objet JSON vide, et un en-tête de votre choix, par exemple Authorization, gardé dans le trousseau.',
          'S’il répond 401 ou 403, l’en-tête n’est pas celui qu’il attend. Une redirection vers une autre adresse n’est pas suivie, car l’en-tête partirait avec.',
        ],
      },
      write: {
        title: 'En vingt lignes',
        blocks: [
          'Pour Node.js, après « npm install @azure/communication-identity ». CONNECTION_STRING vient du portail, SECRET est ce que Parlance envoie comme Authorization, et USER_ID l’utilisateur auquel il appartient.',
          { copy: 'service' },
        ],
      },
      answer: {
        title: 'Ce qu’il répond',
        blocks: [
          'Du JSON avec l’état 200. L’heure peut aussi être un nombre, en secondes ou en millisecondes depuis 1970 ; l’utilisateur peut manquer, puisque le jeton dit à qui il est.',
          { copy: 'answer' },
        ],
      },
    },
  },
  local: {
    title: 'Le service local',
    paragraphs: {
      run: {
        title: 'Pour votre propre application',
        blocks: [
          'Parlance contient un service de messagerie qui parle le protocole d’Azure, temps réel compris. Lancez-le depuis le dossier de Parlance et donnez son adresse à n’importe quel client ; ni compte ni réseau ne sont nécessaires.',
          { copy: 'localRun' },
          'Une fois prêt, il affiche son point de terminaison et sa chaîne de connexion. Il n’écoute que sur cet ordinateur. Avec --https il a son propre certificat, pour les clients qui l’exigent.',
        ],
      },
      users: {
        title: 'Ses utilisateurs',
        blocks: [
          'Créez-les ici avec « Utilisateurs pour d’autres », avec le client d’identité de n’importe quel SDK et la chaîne de connexion, ou dans un terminal :',
          { copy: 'localUsers' },
        ],
      },
      connect: {
        title: 'S’y connecter',
        blocks: [
          'Avec sa chaîne de connexion, ou avec son point de terminaison et un jeton. Les autres ordinateurs ne peuvent pas l’atteindre : 127.0.0.1 est, sur chacun d’eux, cet ordinateur-là.',
        ],
      },
    },
  },
  privacy: {
    title: 'Ce qui est gardé et envoyé',
    paragraphs: {
      kept: {
        title: 'Ce qui est gardé sur cet ordinateur',
        blocks: [
          'L’historique de vos conversations, les brouillons et les messages non envoyés : dans des fichiers chiffrés de votre dossier personnel. Leurs clés, les jetons, les chaînes de connexion et les en-têtes secrets : dans le trousseau du système.',
          'Les paramètres et la liste des comptes, sans aucun secret : dans des fichiers simples. Le journal : sans texte de messages, ni jeton, ni clé, ni identifiant entier.',
          'Les rapports d’incident, qui peuvent contenir tout ce qui était en mémoire : dans votre dossier utilisateur. Ils ne sont envoyés à personne.',
          'Ce que vous exportez n’est pas chiffré.',
        ],
      },
      sent: {
        title: 'Ce qui est envoyé, et où',
        blocks: [
          'Tout ce que vous faites va au point de terminaison de votre compte et au service temps réel de Microsoft qu’il désigne, ou reste sur cet ordinateur dans l’espace de travail local. Un service de jetons apprend que vous voulez un jeton. Rien ne va aux auteurs de Parlance : ni statistiques, ni rapports d’incident.',
          'Les autres personnes d’une conversation voient votre nom, ce que vous écrivez et, sauf si vous le désactivez, que vous êtes en train d’écrire et jusqu’où vous avez lu.',
          'Un dictionnaire est téléchargé chez Google pour chaque langue que vous choisissez pour l’orthographe, sauf sous macOS. Aucune n’est choisie avant que vous ne le fassiez.',
          'Quelques minutes après son démarrage et toutes les quelques heures, Parlance demande à qui l’a publié s’il existe une version plus récente, sauf si vous ou votre administrateur le désactivez. Ils apprennent l’adresse de votre réseau et la version que vous utilisez. Rien n’est téléchargé ni installé avant que vous ne le disiez.',
        ],
      },
      signOut: {
        title: 'Se déconnecter',
        blocks: [
          'Les clés du compte quittent le trousseau, et sans elles ses fichiers ne peuvent plus être lus. Ils sont aussi supprimés si vous le demandez. Quand c’est Parlance qui a créé les jetons, il les reprend.',
        ],
      },
    },
  },
  keyboard: { title: 'Clavier', paragraphs: {} },
}
