#include "report/encoding.hpp"

#include <gtest/gtest.h>
#include <unicode/ucnv.h>

#include "core/sha256.hpp"

namespace sayso::report {
namespace {

const std::string report_text =
    "The mayor of Košice said – in a “statement” – that two shells had fallen on the café 🔥.\n";
const std::string russian_text =
    "Вечером в город вошли войска, сообщил глава района. По его словам, жители укрылись в подвалах, а дороги "
    "были "
    "перекрыты. Министерство обороны не стало подтверждать эти сведения.\n";
const std::string western_text =
    "The French ambassador, André Lefèvre, said the café near the border had been shelled twice – the "
    "garrison’s "
    "commander called it a “mistake” and promised an inquiry into what had happened there.\n";

std::string encode(const std::string& utf8, const char* encoding) {
  UErrorCode status = U_ZERO_ERROR;
  std::string bytes(utf8.size() * 4 + 8, '\0');
  const std::int32_t length =
      ucnv_convert(encoding, "UTF-8", bytes.data(), static_cast<std::int32_t>(bytes.size()), utf8.data(),
                   static_cast<std::int32_t>(utf8.size()), &status);
  EXPECT_TRUE(U_SUCCESS(status)) << encoding;
  bytes.resize(static_cast<std::size_t>(length));
  return bytes;
}

struct Mark {
  const char* encoding;
  std::string bytes;
};

TEST(Decode, FollowsByteOrderMarks) {
  const Mark marks[] = {{"UTF-8", "\xEF\xBB\xBF"},
                        {"UTF-16LE", "\xFF\xFE"},
                        {"UTF-16BE", "\xFE\xFF"},
                        {"UTF-32LE", std::string("\xFF\xFE\0\0", 4)},
                        {"UTF-32BE", std::string("\0\0\xFE\xFF", 4)}};
  for (const auto& [encoding, mark] : marks) {
    const auto decoded = decode(mark + encode(report_text, encoding));
    ASSERT_TRUE(decoded) << encoding << ": " << decoded.error().what;
    EXPECT_EQ(decoded->text, report_text) << encoding;
    EXPECT_EQ(decoded->encoding, encoding);
  }
}

TEST(Decode, TellsUtf16WithoutAMark) {
  for (const char* encoding : {"UTF-16LE", "UTF-16BE"}) {
    const auto decoded = decode(encode(report_text, encoding));
    ASSERT_TRUE(decoded) << encoding;
    EXPECT_EQ(decoded->text, report_text);
  }
}

TEST(Decode, LongTextsInUtf16ComeThroughWhole) {
  std::string text;
  while (text.size() < 50'000) text += "Shells 🔥 fell — twice. ";
  for (std::size_t shift = 0; shift < 2; ++shift) {  // pairs fall on either side of the converter's buffer
    const std::string shifted = std::string(shift, 'x') + text;
    const auto decoded = decode("\xFF\xFE" + encode(shifted, "UTF-16LE"));
    ASSERT_TRUE(decoded);
    EXPECT_EQ(decoded->text, shifted);
  }
}

TEST(Decode, TellsOldEncodings) {
  EXPECT_EQ(decode(encode(russian_text, "windows-1251"))->text, russian_text);
  EXPECT_EQ(decode(encode(russian_text, "KOI8-R"))->text, russian_text);
  EXPECT_EQ(decode(encode(western_text, "windows-1252"))->text, western_text);
}

TEST(Decode, TellsThemFarFromTheStart) {
  const std::string ascii(100'000, ' ');
  const auto decoded = decode(ascii + encode(western_text, "windows-1252"));
  ASSERT_TRUE(decoded);
  EXPECT_EQ(decoded->text, ascii + western_text);
}

TEST(Decode, FollowsWhatIsDeclared) {
  const std::string short_text = "Обстрел";
  const auto decoded = decode(encode(short_text, "windows-1251"), "windows-1251");
  ASSERT_TRUE(decoded);
  EXPECT_EQ(decoded->text, short_text);
}

TEST(Decode, Utf8WinsOverAWrongDeclaration) {
  EXPECT_EQ(decode(report_text, "iso-8859-1")->text, report_text);
}

TEST(Decode, NamesTheFirstBadByteOfDamagedUtf8) {
  for (std::size_t at : {report_text.find("š"), report_text.find("🔥")}) {
    const std::string cut = report_text + report_text.substr(0, at + 1);
    const auto decoded = decode(cut);
    ASSERT_FALSE(decoded);
    EXPECT_EQ(decoded.error().code, ErrorCode::not_utf8);
    EXPECT_EQ(decoded.error().offset, report_text.size() + at);
  }
}

TEST(Decode, NamesTheFirstBadByteOfMarkedUtf16) {
  std::string bytes = "\xFF\xFE" + encode("Shells", "UTF-16LE");
  bytes += std::string("\x00\xD8", 2) + encode("fell", "UTF-16LE");  // half a pair
  const auto decoded = decode(bytes);
  ASSERT_FALSE(decoded);
  EXPECT_EQ(decoded.error().code, ErrorCode::not_utf8);
  EXPECT_EQ(decoded.error().offset, 14U);
}

TEST(Decode, RefusesBinaryData) {
  const std::string picture("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16);
  EXPECT_EQ(decode(picture).error().code, ErrorCode::binary);
  EXPECT_EQ(decode(std::string(40, '\x01') + "text").error().code, ErrorCode::binary);
  EXPECT_TRUE(decode("one \x1b[1mbold\x1b[0m word among many others"));
}

TEST(Declared, IsReadFromPagesAndFeeds) {
  EXPECT_EQ(declared_charset("<html><head><meta charset=\"Windows-1251\">"), "windows-1251");
  EXPECT_EQ(declared_charset("<META http-equiv=Content-Type content='text/html; charset=koi8-r'>"), "koi8-r");
  EXPECT_EQ(declared_charset("<?xml version='1.0' encoding='ISO-8859-2'?><rss>"), "iso-8859-2");
  EXPECT_EQ(declared_charset("<p>charset=none</p>"), "");
}

TEST(LineEnds, OnlyPairsChange) {
  std::string text = "a\r\nb\rc\n\r\n";
  normalise_line_ends(text);
  EXPECT_EQ(text, "a\nb\rc\n\n");
}

TEST(Digest, IsThatOfTheStandard) {
  EXPECT_EQ(sha256_hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(sha256_hex(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

}  // namespace
}  // namespace sayso::report
