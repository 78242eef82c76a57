import type { HelpText } from './help-text.ts'

export const english: HelpText = {
  start: {
    title: 'First steps',
    paragraphs: {
      try: {
        title: 'Try it without an account',
        blocks: [
          'Type a name and choose “Try it now”. A chat service starts on this computer, with a few people in it. The conversation with Echo opens by itself: whatever you write comes back, so you see it being read, typed and answered.',
          'For a second person on this computer, start Parlance again with another profile, for example “npm start -- --profile bo”. Each finds the other under “New conversation”.',
        ],
      },
      ways: {
        title: 'Which way to sign in is mine?',
        blocks: [
          'You were given an endpoint and a token: “Endpoint and user access token”. When the token ends, Parlance asks for another and keeps everything.',
          'Your organisation runs a service that hands out tokens: “Endpoint and token service”. Parlance asks it by itself, early enough.',
          'You own the Azure resource and try things out: “Connection string”. Parlance makes a user and its tokens. Keep the string to yourself.',
        ],
      },
    },
  },
  azure: {
    title: 'An Azure resource',
    paragraphs: {
      resource: {
        title: 'Make one',
        blocks: [
          {
            steps: [
              'Sign in at portal.azure.com and choose “Create a resource”.',
              'Search for “Communication Services” and choose “Create”.',
              'Choose the subscription and a resource group, give it a name, and choose where its data is to be kept. That place cannot be changed later.',
              'Choose “Review + create”, then “Create”, and open the resource once it is there.',
            ],
          },
          'Or in a terminal, with the Azure CLI:',
          { copy: 'cliResource' },
        ],
      },
      endpoint: {
        title: 'The endpoint',
        blocks: [
          'In the portal, open the resource and choose “Settings”, then “Keys”. The endpoint is there. It looks like https://my-resource.communication.azure.com, sometimes with the region in the middle.',
          'Only this address is needed: nothing after the host name, no name or password in it, and https in front. “Did not answer (ENOTFOUND)” means that no computer has that name: look for a slip of the pen. Other codes mean that a network, a proxy or a firewall stands between.',
        ],
      },
      connectionString: {
        title: 'The connection string',
        blocks: [
          'It is on the same page, “Settings”, then “Keys”, as the primary or secondary one: the endpoint and an access key in one line. Copy all of it.',
          'Whoever has it can read, write and delete everything in the resource and make users of it. If somebody else has seen it, choose “Regenerate” on that page; the old key is refused from then on, and Parlance asks you to sign in anew.',
        ],
      },
    },
  },
  token: {
    title: 'A user access token',
    paragraphs: {
      get: {
        title: 'What it is',
        blocks: [
          'One long line of three parts with dots between them. It says who you are and until when, and it must include the scope “chat”. Who has your token can write as you until it ends, so do not send it around.',
          'It may be pasted with “Bearer” in front, in quotes, or broken over several lines: Parlance takes only what it needs.',
        ],
      },
      portal: {
        title: 'In the portal',
        blocks: [
          {
            steps: [
              'Open the resource at portal.azure.com and choose “Identities & User Access Tokens”.',
              'Tick “Chat”.',
              'Choose “Generate”, and copy the identity and the user access token.',
            ],
          },
        ],
      },
      cli: {
        title: 'With the Azure CLI',
        blocks: [
          'Makes a new user and a token for it. Add --user with an identity to get a token for somebody who is there already.',
          { copy: 'cliToken' },
        ],
      },
      sdk: { title: 'In a program', blocks: [{ copy: 'sdkToken' }] },
      expired: {
        title: 'It has expired',
        blocks: [
          'A token lasts 24 hours unless it was made for less, and cannot be made longer. Ask for another one for the same user, and paste it: everything stored here stays, and what you wrote meanwhile is sent.',
          'If your clock is wrong, a good token can look expired. The diagnosis compares it with the service.',
        ],
      },
      scope: {
        title: 'It does not include the chat scope',
        blocks: [
          "It was made for calls or something else. Whoever makes it must ask for “chat”: a tick in the portal, --scope chat in the CLI, ['chat'] in a program.",
        ],
      },
      refused: {
        title: 'The service refuses it',
        blocks: [
          'Either it belongs to another resource than this endpoint, or it was revoked, or its user was deleted, or the resource’s keys were made anew. A token for somebody else than this account is refused as well: their history is not yours. Ask for a new one for your own ID, from the same resource.',
        ],
      },
    },
  },
  service: {
    title: 'A token service',
    paragraphs: {
      what: {
        title: 'What it is for',
        blocks: [
          'A token ends after a day at most, and only who holds the access key of the resource can make another. A small service of yours holds the key, knows your people, and hands each of them their tokens. Parlance asks it whenever one is about to end.',
          'Its address must begin with https (http is for this computer only). Parlance sends a GET or a POST with an empty JSON object, and one header of your choice, such as Authorization, which is kept in the keychain.',
          'If it answers 401 or 403, the header is not what it expects. A redirect to another address is not followed, because the header would go there too.',
        ],
      },
      write: {
        title: 'In twenty lines',
        blocks: [
          'For Node.js, after “npm install @azure/communication-identity”. CONNECTION_STRING comes from the portal, SECRET is what Parlance sends as Authorization, and USER_ID is the user it belongs to.',
          { copy: 'service' },
        ],
      },
      answer: {
        title: 'What it answers',
        blocks: [
          'JSON with status 200. The time may also be a number, in seconds or milliseconds since 1970; the user may be left out, since the token says whose it is.',
          { copy: 'answer' },
        ],
      },
    },
  },
  local: {
    title: 'The local service',
    paragraphs: {
      run: {
        title: 'For your own app',
        blocks: [
          'Parlance carries a chat service that speaks the protocol of Azure, real time included. Run it from Parlance’s folder and point any client at it; no account and no network are needed.',
          { copy: 'localRun' },
          'When it is ready it prints its endpoint and its connection string. It listens on this computer only. With --https it has a certificate of its own, for clients that insist.',
        ],
      },
      users: {
        title: 'Its users',
        blocks: [
          'Make them here with “Users for others”, with the identity client of any SDK and the connection string, or in a terminal:',
          { copy: 'localUsers' },
        ],
      },
      connect: {
        title: 'Sign in to it',
        blocks: [
          'With its connection string, or with its endpoint and a token. Other computers cannot reach it: 127.0.0.1 is, on each of them, that computer itself.',
        ],
      },
    },
  },
  privacy: {
    title: 'What is kept and sent',
    paragraphs: {
      kept: {
        title: 'What is kept on this computer',
        blocks: [
          'The history of your conversations, drafts and unsent messages: in encrypted files of your user folder. Their keys, tokens, connection strings and secret headers: in the keychain of the operating system.',
          'Settings and the list of accounts, without any secret: in plain files. The log: without the text of messages, tokens, keys, or whole IDs.',
          'Reports of crashes, which can hold anything that was in memory: in your user folder. They are sent to nobody.',
          'What you export is not encrypted.',
        ],
      },
      sent: {
        title: 'What is sent, and where',
        blocks: [
          'Everything you do goes to the endpoint of your account and to Microsoft’s real-time service it names, or stays on this computer in the local workspace. A token service hears that you want a token. Nothing goes to the makers of Parlance: no statistics, no crash reports.',
          'Others in a conversation see your name, what you write, and, unless you turn it off, that you are typing and how far you have read.',
          'A dictionary is fetched from Google for each language you choose for spelling, except on macOS. None is chosen until you do.',
          'A few minutes after it starts and every few hours, Parlance asks whoever published it whether there is a newer version, unless you or your administrator turn that off. They learn the address of your network and the version you use. Nothing is downloaded or installed before you say so.',
        ],
      },
      signOut: {
        title: 'Signing out',
        blocks: [
          'The keys of the account leave the keychain, and without them its files cannot be read again. They are deleted too if you ask for it. Where Parlance made the tokens it also takes them back.',
        ],
      },
    },
  },
  keyboard: { title: 'Keyboard', paragraphs: {} },
}
