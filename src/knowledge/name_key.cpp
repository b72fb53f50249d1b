#include "knowledge/name_key.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

#include "knowledge/fold.hpp"

namespace sayso::knowledge {
namespace {

// Sounds that one or more letters spell. Vowels first.
enum Sound : std::uint8_t {
  A,
  E,
  I,
  O,
  U,
  Y,  // vowels; Y also stands for the glide
  B,
  P,
  F,
  V,
  W,  // lips
  T,
  D,
  G,
  K,
  KH,
  Q,
  X,  // stops
  S,
  Z,
  TS,
  SH,
  ZH,
  CH,
  J,
  C,  // hisses; C is a c before e, i or y
  L,
  M,
  N,
  R,
  H,
  space
};

constexpr bool vowel(Sound s) { return s <= Y; }

struct Spelling {
  std::string_view letters;
  Sound sound;
};

// Longest first; the first that fits is taken.
constexpr std::array spellings = {
    Spelling{"tsch", CH}, Spelling{"dzh", J}, Spelling{"tch", CH}, Spelling{"sch", SH}, Spelling{"tsh", CH},
    Spelling{"kh", KH},   Spelling{"gh", G},  Spelling{"sh", SH},  Spelling{"zh", ZH},  Spelling{"ch", CH},
    Spelling{"ph", F},    Spelling{"th", T},  Spelling{"dh", D},   Spelling{"ts", TS},  Spelling{"tz", TS},
    Spelling{"dj", J},    Spelling{"cz", CH}, Spelling{"sz", S},   Spelling{"ck", K},   Spelling{"rh", R},
    Spelling{"ou", U},    Spelling{"oo", U},  Spelling{"ee", I},
};

Sound letter_sound(std::string_view name, std::size_t i) {
  switch (name[i]) {
    case 'a':
      return A;
    case 'e':
      return E;
    case 'i':
      return I;
    case 'o':
      return O;
    case 'u':
      return U;
    case 'y':
      return Y;
    case 'b':
      return B;
    case 'p':
      return P;
    case 'f':
      return F;
    case 'v':
      return V;
    case 'w':
      return W;
    case 't':
      return T;
    case 'd':
      return D;
    case 'g':
      return G;
    case 'k':
      return K;
    case 'q':
      return Q;
    case 'x':
      return X;
    case 's':
      return S;
    case 'z':
      return Z;
    case 'j':
      return J;
    case 'l':
      return L;
    case 'm':
      return M;
    case 'n':
      return N;
    case 'r':
      return R;
    case 'h':
      return H;
    case 'c': {
      const char next = i + 1 < name.size() ? name[i + 1] : ' ';
      return next == 'e' || next == 'i' || next == 'y' ? C : K;
    }
    default:
      return space;
  }
}

// The sounds of a folded name; doubles once, spaces kept single.
std::vector<Sound> sounds_of(std::string_view folded) {
  std::vector<Sound> sounds;
  sounds.reserve(folded.size());
  const auto add = [&sounds](Sound s) {
    if (sounds.empty() ? s == space : (s == sounds.back() && s != I)) return;
    sounds.push_back(s);
  };
  for (std::size_t i = 0; i < folded.size();) {
    const auto rest = folded.substr(i);
    const auto fits = std::ranges::find_if(
        spellings, [rest](const Spelling& spelling) { return rest.starts_with(spelling.letters); });
    if (fits != spellings.end()) {
      add(fits->sound);
      i += fits->letters.size();
    } else {
      add(letter_sound(folded, i));
      ++i;
    }
  }
  while (!sounds.empty() && sounds.back() == space) sounds.pop_back();
  return sounds;
}

char class_of(Sound s) {
  switch (s) {
    case B:
    case P:
      return 'P';
    case F:
    case V:
    case W:
      return 'F';
    case T:
    case D:
      return 'T';
    case G:
    case K:
    case KH:
    case Q:
    case X:
      return 'K';
    case S:
    case Z:
    case TS:
    case SH:
    case ZH:
    case CH:
    case J:
    case C:
      return 'S';
    case L:
      return 'L';
    case M:
      return 'M';
    case N:
      return 'N';
    case R:
      return 'R';
    case H:
      return 'H';
    default:
      return 'A';
  }
}

// How the letters that are read in two ways are read.
struct Reading {
  bool w_is_vowel = false;  ///< "Daoud", "Dawood"
  bool c_is_k = false;      ///< a c before e or i
  bool h_is_k = false;      ///< inside a word: "Luhansk", "Lugansk"
};

std::string key_of(const std::vector<Sound>& sounds, Reading reading) {
  std::string key;
  bool start = true;
  bool broken = true;  // a vowel stood between: a like class counts again
  for (const Sound s : sounds) {
    if (s == space) {
      key += ' ';
      start = broken = true;
      continue;
    }
    char c = class_of(s);
    if (s == W && reading.w_is_vowel) c = 'A';
    if (s == C && reading.c_is_k) c = 'K';
    if (s == H && reading.h_is_k && !start) c = 'K';
    const bool silent = c == 'A' || (c == 'H' && !start);
    if (silent && !start) {
      if (c == 'A') broken = true;
      continue;
    }
    if (start || broken || key.back() != c) key += c;
    broken = c == 'A';
    start = false;
  }
  return key;
}

constexpr double near = 0.25;

// Cost of one sound in place of another, inside a word.
double swap_cost(Sound a, Sound b) {
  if (a == b) return 0;
  if (vowel(a) && vowel(b)) {
    const auto front = [](Sound s) { return s == E || s == I || s == Y; };
    const auto back = [](Sound s) { return s == O || s == U; };
    if ((front(a) && front(b)) || (back(a) && back(b))) return 0.15;
    return 0.3;
  }
  if (a > b) std::swap(a, b);
  const auto is = [a, b](Sound x, Sound y) { return a == x && b == y; };
  if (is(F, V) || is(V, W) || is(B, P) || is(T, D) || is(U, W) || is(O, W) || is(S, Z) || is(TS, S) ||
      is(Z, TS) || is(S, TS) || is(SH, CH) || is(ZH, J) || is(CH, J) || is(SH, ZH) || is(CH, C) || is(J, C) ||
      is(S, C) || is(TS, C) || is(Z, ZH) || is(S, SH) || is(Z, J) || is(TS, CH) || is(SH, TS)) {
    return near;
  }
  if (is(G, K) || is(G, Q) || is(G, KH) || is(K, KH) || is(K, Q) || is(KH, Q) || is(G, J) || is(K, X))
    return near;
  if (is(KH, H) || is(G, H)) return 0.35;
  if (is(I, J) || is(Y, J)) return near;
  if (is(B, V)) return 0.5;
  return vowel(a) != vowel(b) ? 1.6 : 1.5;
}

// Cost of a sound that the other name lacks, at `i` of `sounds`.
double gap_cost(const std::vector<Sound>& sounds, std::size_t i) {
  const Sound s = sounds[i];
  const bool last = i + 1 == sounds.size();
  if (s == space) return 0.1;
  if (s == H) return last || i == 0 ? 0.4 : 0.3;
  if (vowel(s)) {
    if (last || i == 0) return 1.0;
    // Beside another vowel it is a glide: "Hajiyev", "Hajiev".
    const bool beside = vowel(sounds[i - 1]) || vowel(sounds[i + 1]);
    // But towards the end vowels make other names: "Niger", "Nigeria".
    const bool in_tail = beside && i + 2 == sounds.size();
    return in_tail ? 0.8 : beside ? 0.2 : 0.5;
  }
  return last ? 2.0 : 1.5;
}

}  // namespace

std::vector<std::string> name_keys(std::string_view name) {
  const auto sounds = sounds_of(fold(name));
  std::vector<std::string> keys;
  if (sounds.empty()) return keys;
  const auto has = [&sounds](Sound s) { return std::ranges::find(sounds, s) != sounds.end(); };
  const bool inner_h = std::find(sounds.begin() + 1, sounds.end(), H) != sounds.end();
  for (const bool w : {false, true}) {
    for (const bool c : {false, true}) {
      for (const bool h : {false, true}) {
        if ((w && !has(W)) || (c && !has(C)) || (h && !inner_h)) continue;
        auto key = key_of(sounds, {.w_is_vowel = w, .c_is_k = c, .h_is_k = h});
        if (!key.empty() && std::ranges::find(keys, key) == keys.end()) keys.push_back(std::move(key));
      }
    }
  }
  return keys;
}

double name_likeness(std::string_view a, std::string_view b) {
  const auto left = sounds_of(fold(a));
  const auto right = sounds_of(fold(b));
  if (left.empty() || right.empty()) return left.empty() && right.empty() ? 1 : 0;
  std::vector<double> above(right.size() + 1, 0);
  std::vector<double> row(right.size() + 1, 0);
  for (std::size_t j = 0; j < right.size(); ++j) above[j + 1] = above[j] + gap_cost(right, j);
  for (std::size_t i = 0; i < left.size(); ++i) {
    row[0] = above[0] + gap_cost(left, i);
    for (std::size_t j = 0; j < right.size(); ++j) {
      double swap = swap_cost(left[i], right[j]);
      // A first sound is seldom misheard: "Bali" is not "Pali".
      if (i == 0 && j == 0 && swap == near && class_of(left[i]) != 'K' && class_of(left[i]) != 'S')
        swap = 0.9;
      // A last vowel tells names apart less than it does when it is missing, more than inside.
      row[j + 1] = std::min({above[j] + swap, above[j + 1] + gap_cost(left, i), row[j] + gap_cost(right, j)});
    }
    std::swap(above, row);
  }
  const auto longer = std::min<std::size_t>(std::max(left.size(), right.size()), 8);
  return std::max(0.0, 1 - above[right.size()] / static_cast<double>(longer));
}

}  // namespace sayso::knowledge
