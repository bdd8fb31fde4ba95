// A real SMTP server for the tests: node smtp.mjs PORT FOLDER. Each message becomes a file there.
import { createWriteStream, renameSync } from 'node:fs';
import { SMTPServer } from 'smtp-server';

const [port, folder] = process.argv.slice(2);
let count = 0;

const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  onAuth: (auth, _, done) => (auth.username === 'myna' && auth.password === 'secret' ? done(null, { user: 'myna' }) : done(new Error('no'))),
  allowInsecureAuth: true,
  onRcptTo: (address, _, done) => done(address.address.startsWith('refused') ? new Error('no such mailbox') : null),
  onData: (stream, session, done) => {
    const file = `${folder}/${String(count++).padStart(4, '0')}`;
    stream.pipe(createWriteStream(`${file}.part`)).on('finish', () => {
      renameSync(`${file}.part`, `${file}.eml`);
      done();
    });
  },
});

server.listen(Number(port), '127.0.0.1', () => console.log('ready'));
