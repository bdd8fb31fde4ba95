import { useSyncExternalStore } from "react";

/** Something to hear: a recording, else a text that a voice of the browser says. */
export interface Sound {
  audio?: string | null;
  text?: string | null;
  language?: string | null;
}

const slowly = 0.7;
let playing: HTMLAudioElement | null = null;

export function hear({ audio, text, language }: Sound, isSlow = false): void {
  playing?.pause();
  if (audio) {
    playing = new Audio(audio);
    playing.playbackRate = isSlow ? slowly : 1;
    // A browser may refuse sound before the first gesture: the button beside the text is that gesture.
    playing.play().catch(() => undefined);
    return;
  }
  const voice = voiceFor(language);
  if (text && voice) {
    const utterance = new SpeechSynthesisUtterance(text);
    utterance.voice = voice;
    utterance.lang = voice.lang;
    utterance.rate = isSlow ? slowly : 1;
    speechSynthesis.cancel();
    speechSynthesis.speak(utterance);
  }
}

export function canHear({ audio, text, language }: Sound): boolean {
  return Boolean(audio) || (Boolean(text) && voiceFor(language) !== undefined);
}

/** Browsers read their voices after the page has been drawn: this draws again when they are there. */
export function useCanHear(sound: Sound): boolean {
  useSyncExternalStore(watchVoices, countVoices);
  return canHear(sound);
}

const hasVoices = typeof speechSynthesis !== "undefined";

function watchVoices(changed: () => void): () => void {
  if (!hasVoices) {
    return () => undefined;
  }
  speechSynthesis.addEventListener("voiceschanged", changed);
  return () => speechSynthesis.removeEventListener("voiceschanged", changed);
}

const countVoices = () => (hasVoices ? speechSynthesis.getVoices().length : 0);

function voiceFor(tag?: string | null): SpeechSynthesisVoice | undefined {
  const language = tag?.toLowerCase().split("-")[0];
  return hasVoices && language
    ? speechSynthesis.getVoices().find((voice) => voice.lang.toLowerCase().split(/[-_]/)[0] === language)
    : undefined;
}
