// Access tokens of the peer, HS256.
import { createSecretKey } from 'node:crypto';
import jwt from 'jsonwebtoken';

// A KeyObject: given a string, jsonwebtoken first tries to read it as a public key, at every call, which takes three times as long.
const key = createSecretKey(Buffer.from('for measuring only: 0123456789abcdef0123456789abcdef'));
const issued = { issuer: 'myna', audience: 'myna' };

export const issue = userId => jwt.sign({ roles: ['learner'] }, key, { ...issued, subject: userId, expiresIn: '1h' });

export const verify = token => jwt.verify(token, key, { ...issued, algorithms: ['HS256'] });
