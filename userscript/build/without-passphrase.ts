/** Stands where the encryption of backups is left out. */
class Refused {
  constructor() {
    throw new Error('no passphrases here');
  }
}

export { Refused as Decrypter, Refused as Encrypter };
