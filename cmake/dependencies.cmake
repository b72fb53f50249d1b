# Debian's packages; OpenVINO comes from the wheel in the project's virtual environment.
find_package(ICU REQUIRED COMPONENTS uc i18n data)
find_package(fmt REQUIRED)
find_package(nlohmann_json REQUIRED)
find_package(SQLite3 REQUIRED)
find_package(CLI11 REQUIRED)
if(SAYSO_TESTS)
  find_package(GTest REQUIRED)
endif()

# sayso_import(NAME HEADER LIBRARY): a library of Debian's that has no CMake file of its own.
function(sayso_import name header library)
  find_path(${name}_include ${header} REQUIRED)
  add_library(${name} INTERFACE)
  target_include_directories(${name} SYSTEM INTERFACE ${${name}_include})
  if(library)
    find_library(${name}_library ${library} REQUIRED)
    target_link_libraries(${name} INTERFACE ${${name}_library})
  endif()
endfunction()

sayso_import(sayso_gumbo gumbo.h gumbo)
sayso_import(sayso_cld2 cld2/public/compact_lang_det.h cld2)
sayso_import(tomlplusplus_headers toml++/toml.h "")
