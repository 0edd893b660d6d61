/** Weather by words in an icon's name. The first line that fits counts: a thunderstorm has clouds and rain as well. */
const WEATHER: readonly (readonly [RegExp, string])[] = [
  [/\b(thunderstorms?|storm|lightning)\b/, "thunderstorm"],
  [/\btornado\b/, "tornado"],
  [/\bhurricane\b/, "hurricane"],
  [/\b(sleet|rain mix)\b/, "sleet"],
  [/\bhail\b/, "hail"],
  [/\b(snow|snowflake)\b/, "snow"],
  [/\b(rain|showers|sprinkle|drizzle|raindrops?)\b/, "rain"],
  [/\b(fog|mist)\b/, "fog"],
  [/\bhaze\b/, "haze"],
  [/\bsmoke\b/, "smoke"],
  [/\bdust\b/, "dust"],
  [/\brainbow\b/, "rainbow"],
  [/\b(wind|windy|gusts)\b/, "wind"],
  [/\b(cloud|cloudy|clouds|overcast)\b/, "cloud"],
  [/\bmoon\b/, "moon"],
  [/\b(sun|sunny|clear day)\b/, "sun"],
  [/\bthermometer\b/, "thermometer"],
  [/\bumbrella\b/, "umbrella"],
];

/** The weather that a thing is; undefined for any other thing. */
export function weatherOf(thing: string): string | undefined {
  return WEATHER.find(([pattern]) => pattern.test(thing))?.[1];
}
