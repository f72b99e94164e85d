const first =
  "Elin Oskar Maja Hugo Alva Nils Saga Leo Freja Axel Tove Ivar Moa Sixten Lova Edda Viggo Signe Elias Ronja Arvid Stina Melker Astrid Folke Ebba Ture Linnea Malte Tilde Anton Hedda Love Juni Otto Vera Knut Selma Loke Ylva".split(
    " ",
  );
const last =
  "Strand Lind Berg Dahl Sund Ek Holm Ahl Nord Rask Hed Moe Vik Alm Sten Kvist Frost Gran Hage Rydh Sjo Ask Bark Dal Flod Gren Hav Klint Lund Myr Ros Skog Tjarn Udd Vall Vass Aker Ang Bro Damm Fors Glad Hult Kulla Ljung Malm Ore Rapp Svan Tall Bjork".split(
    " ",
  );

/** A person who does not exist. */
export type Person = { EmailAddress: string; FirstName: string; LastName: string; Language: "en" | "sv" };

/** The number-th invented person; each has an address of its own, at a domain that is nobody's (RFC 2606). */
export function person(number: number): Person {
  const FirstName = first[number % first.length]!;
  const LastName = last[(Math.floor(number / first.length) + number) % last.length]!;
  const again = Math.floor(number / (first.length * last.length));
  const name = `${FirstName}.${LastName}`.toLowerCase();
  return {
    EmailAddress: `${name}${again > 0 ? again + 1 : ""}@example.com`,
    FirstName,
    LastName,
    Language: number % 3 === 1 ? "en" : "sv",
  };
}
