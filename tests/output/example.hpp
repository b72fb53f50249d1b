#pragma once
#include <string>
#include <utility>

#include "sayso/claim.hpp"
#include "sayso/output.hpp"
#include "sayso/report.hpp"

namespace sayso::testing {

inline const Coder coder{.program = "0.1.0", .model = "m1", .codebook = "k1"};

/// An invented report on a real place, with one claim and one statement worked out by hand.
struct Example {
  Report report;
  Claim claim;
  Statement statement;

  Example() {
    report.id = "vrch-1";
    report.publisher = "Radio Vrch";
    report.published = "2021-03-02";
    report.language = "en";
    report.text = *Text::from_utf8(
        "The “Hill Guard” shelled Košice on Monday, killing at least 12 people, mayor Ján Malý said on "
        "Twitter.");
    const Text& text = report.text;
    const auto at = [&](const std::string& words) {
      const auto byte = static_cast<std::uint32_t>(text.bytes().find(words));
      return Span{text.code_point_of(byte),
                  text.code_point_of(byte + static_cast<std::uint32_t>(words.size()))};
    };
    claim.id = "vrch-1#c1";
    claim.report = "vrch-1";
    claim.event = "e1";
    claim.type = "ASSAULT";
    claim.mode = "heavy-weapons";
    claim.actors = {{.text = "The “Hill Guard”",
                     .country = "SVK",
                     .role = "REB",
                     .span = at("The “Hill Guard”"),
                     .channel = {},
                     .channel_span = {}}};
    claim.places = {{.name = "Košice",
                     .country = "SVK",
                     .span = at("Košice"),
                     .lat = 48.71395,
                     .lon = 21.25808,
                     .geonameid = 724443,
                     .precision = Precision::exact}};
    claim.time = TimeRange{.start = "2021-03-01", .end = "2021-03-01", .span = at("on Monday")};
    claim.killed = CountRange{.low = 12, .high = {}, .span = at("at least 12")};
    claim.sources = {{.text = "mayor Ján Malý",
                      .country = "SVK",
                      .role = "GOV",
                      .span = at("mayor Ján Malý"),
                      .channel = "Twitter",
                      .channel_span = at("Twitter")}};
    claim.evidence_span = {0, text.size()};
    claim.evidence = text.bytes();
    claim.trigger = "shelled";
    claim.trigger_span = at("shelled");
    Mention mention;
    mention.sentence = claim.evidence_span;
    mention.trigger = claim.trigger_span;
    mention.actors = {at("The “Hill Guard”")};
    mention.places = {at("Košice")};
    mention.sources = {at("mayor Ján Malý")};
    mention.cue = {at("said")};
    claim.mentions = {std::move(mention)};
    claim.quad = "material-conflict";
    claim.score = -9;
    claim.cameo = "194";
    claim.acled = "Explosions/Remote violence/Shelling/artillery/missile attack";
    claim.confidence = 0.87249;
    statement.id = "vrch-1#s1";
    statement.report = "vrch-1";
    statement.source = {at("mayor Ján Malý")};
    statement.cue = {at("said")};
    statement.content = {{0, at(", mayor").begin}};
    statement.who = claim.sources.front();
    statement.channel = "Twitter";
    statement.channel_span = at("Twitter");
    statement.confidence = 0.9;
  }
};

}  // namespace sayso::testing
