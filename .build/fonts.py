"""Makes the fonts in src/web/assets/fonts from those of @fontsource-variable: the letters and weights that pages need, in a third of
the size. Run it after a new version of the packages: `pip install fonttools brotli && python3 .build/fonts.py`."""

from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

# Weights of text, and the one of headings.
FAMILIES = {'source-sans-3': ('Cairn Sans', (400, 700)), 'source-serif-4': ('Cairn Serif', 600)}
# The remaining letter of Kazakh, ұ, is in the file of the other Cyrillic letters.
KAZAKH = (0x492, 0x49A, 0x4A2, 0x4AE, 0x4BA, 0x4D8, 0x4E8)
# By our name: the file that has the letters, and which of them; these ranges are in src/web/fonts.ts, too.
SCRIPTS = {
    'latin': ('latin', {*range(0x20, 0x7F), *range(0xA0, 0x100), 0x131, 0x152, 0x153, 0x2BC, 0x2010, 0x2011, 0x2013, 0x2014,
                        *range(0x2018, 0x201F), 0x2020, 0x2022, 0x2026, 0x202F, 0x2030, 0x2039, 0x203A, 0x20AC, 0x2122, 0x2212}),
    'europe': ('latin-ext', {*range(0x100, 0x180), *range(0x218, 0x21C), 0x1E9E}),
    'cyrillic': ('cyrillic', {*range(0x400, 0x460), 0x490, 0x491, 0x4B0, 0x4B1, 0x301, 0x2116}),
    'kazakh': ('cyrillic-ext', {letter + case for letter in KAZAKH for case in (0, 1)}),
}
TARGET = Path('src/web/assets/fonts')

for package, (family, weight) in FAMILIES.items():
    for name, (script, letters) in SCRIPTS.items():
        source = Path(f'node_modules/@fontsource-variable/{package}/files/{package}-{script}-wght-normal.woff2')
        font = TTFont(source)
        options = Options()
        options.flavor = 'woff2'
        options.hinting = False
        options.layout_features = ['kern', 'mark', 'locl', 'liga']
        subsetter = Subsetter(options)
        subsetter.populate(unicodes=letters)
        subsetter.subset(font)
        font = instantiateVariableFont(font, {'wght': weight})
        # “Source” is a reserved name of the Open Font License: what was changed has another
        for number in (1, 3, 4, 6, 16, 25):
            font['name'].removeNames(nameID=number)
        for number in (1, 4):
            font['name'].setName(family, number, 3, 1, 0x409)
        font['name'].setName(family.replace(' ', ''), 6, 3, 1, 0x409)
        font.save(TARGET / f'{package}-{name}.woff2')
