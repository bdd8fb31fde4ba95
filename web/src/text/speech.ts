/** Says a text by a voice of the browser. Answers false when there is none for the language. */
export function speak(text: string, tag: string, slow = false): boolean {
  const voice = voiceFor(tag);
  if (!voice) {
    return false;
  }
  const utterance = new SpeechSynthesisUtterance(text);
  utterance.voice = voice;
  utterance.lang = voice.lang;
  utterance.rate = slow ? 0.7 : 1;
  speechSynthesis.cancel();
  speechSynthesis.speak(utterance);
  return true;
}

export function canSpeak(tag: string): boolean {
  return voiceFor(tag) !== undefined;
}

function voiceFor(tag: string): SpeechSynthesisVoice | undefined {
  const language = tag.toLowerCase().split("-")[0];
  return typeof speechSynthesis === "undefined"
    ? undefined
    : speechSynthesis.getVoices().find((voice) => voice.lang.toLowerCase().split(/[-_]/)[0] === language);
}
