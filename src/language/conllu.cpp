#include "language/conllu.hpp"

#include <charconv>
#include <optional>
#include <utility>

namespace sayso::language {
namespace {

using Columns = std::array<std::string_view, 10>;

std::optional<std::int32_t> number(std::string_view text) {
  std::int32_t value = 0;
  const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || stop != text.data() + text.size() || value < 0) return std::nullopt;
  return value;
}

std::optional<Columns> columns_of(std::string_view line) {
  Columns columns;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const std::size_t tab = line.find('\t');
    if ((tab == std::string_view::npos) != (i + 1 == columns.size())) return std::nullopt;
    columns[i] = line.substr(0, tab);
    if (columns[i].empty()) return std::nullopt;
    line.remove_prefix(tab == std::string_view::npos ? line.size() : tab + 1);
  }
  return columns;
}

// "3-4" or "5.1".
bool is_extra(std::string_view id) {
  const std::size_t mark = id.find_first_of("-.");
  return mark != std::string_view::npos && number(id.substr(0, mark)) && number(id.substr(mark + 1));
}

class Reader {
 public:
  explicit Reader(std::string_view item) : item_(item) {}

  // Gives what is wrong with the line, or nothing.
  const char* take(std::string_view line) {
    if (line.empty()) return finish();
    if (line.front() == '#') {
      sentence_.comments.emplace_back(line);
      return nullptr;
    }
    const std::optional<Columns> columns = columns_of(line);
    if (!columns) return "not ten columns, parted by tabs, none empty";
    const Columns& c = *columns;
    const auto next = static_cast<std::uint32_t>(sentence_.words.size() + 1);
    if (is_extra(c[0])) {
      ConlluExtra extra{.before = next, .columns = {}};
      for (std::size_t i = 0; i < c.size(); ++i) extra.columns[i] = c[i];
      sentence_.extras.push_back(std::move(extra));
      return nullptr;
    }
    if (number(c[0]) != static_cast<std::int32_t>(next)) return "a word's number out of order";
    const std::optional<std::int32_t> head = c[6] == "_" ? ConlluWord::no_head : number(c[6]);
    if (!head) return "a head that is no number";
    sentence_.words.push_back({std::string(c[1]), std::string(c[2]), std::string(c[3]), std::string(c[4]),
                               std::string(c[5]), *head, std::string(c[7]), std::string(c[8]),
                               std::string(c[9])});
    return nullptr;
  }

  const char* finish() {
    if (!sentence_.words.empty() || !sentence_.comments.empty() || !sentence_.extras.empty()) {
      for (const ConlluWord& word : sentence_.words) {
        if (word.head > static_cast<std::int32_t>(sentence_.words.size()))
          return "a head past the sentence's end";
      }
      sentences_.push_back(std::exchange(sentence_, {}));
    }
    return nullptr;
  }

  Error error(std::uint64_t line, const char* what) const {
    return {.code = ErrorCode::field_invalid,
            .item = std::string(item_),
            .line = line,
            .what = what,
            .remedy = "mend it as universaldependencies.org/format.html says"};
  }

  std::vector<ConlluSentence> sentences() { return std::move(sentences_); }

 private:
  std::string_view item_;
  ConlluSentence sentence_;
  std::vector<ConlluSentence> sentences_;
};

void write_line(std::string& text, const Columns& columns) {
  for (std::size_t i = 0; i < columns.size(); ++i) {
    text += columns[i];
    text += i + 1 < columns.size() ? '\t' : '\n';
  }
}

}  // namespace

std::string_view ConlluSentence::comment(std::string_view key) const {
  for (const std::string& line : comments) {
    std::string_view rest = line;
    rest.remove_prefix(std::min(rest.find_first_not_of("# "), rest.size()));
    if (!rest.starts_with(key)) continue;
    rest.remove_prefix(key.size());
    if (rest.starts_with(" = ")) return rest.substr(3);
  }
  return {};
}

Result<std::vector<ConlluSentence>> read_conllu(std::string_view text, std::string_view item) {
  Reader reader(item);
  std::uint64_t number_of_line = 0;
  while (!text.empty()) {
    ++number_of_line;
    const std::size_t end = text.find('\n');
    std::string_view line = text.substr(0, end);
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (const char* what = reader.take(line)) return tl::unexpected(reader.error(number_of_line, what));
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
  if (const char* what = reader.finish()) return tl::unexpected(reader.error(number_of_line, what));
  return reader.sentences();
}

std::string write_conllu(const ConlluSentence& sentence) {
  std::string text;
  for (const std::string& comment : sentence.comments) text += comment + '\n';
  auto extra = sentence.extras.begin();
  const auto write_extras = [&](std::size_t before) {
    for (; extra != sentence.extras.end() && extra->before <= before; ++extra) {
      Columns columns;
      for (std::size_t i = 0; i < columns.size(); ++i) columns[i] = extra->columns[i];
      write_line(text, columns);
    }
  };
  for (std::size_t i = 0; i < sentence.words.size(); ++i) {
    write_extras(i + 1);
    const ConlluWord& word = sentence.words[i];
    const std::string id = std::to_string(i + 1);
    const std::string head = word.head == ConlluWord::no_head ? "_" : std::to_string(word.head);
    write_line(text, {id, word.form, word.lemma, word.upos, word.xpos, word.feats, head, word.deprel,
                      word.deps, word.misc});
  }
  write_extras(sentence.words.size() + 1);
  return text + '\n';
}

}  // namespace sayso::language
