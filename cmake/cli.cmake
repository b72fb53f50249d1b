# sayso: the program. Of src/cli, what needs no reader is the room sayso::cli, so that it builds and is tested without
# OpenVINO; the commands, and what they run the reader with, are the program's own files.

file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/src/cli/*.cpp)
list(FILTER sources INCLUDE REGEX "${SAYSO_PROGRAM_FILES}")
add_executable(sayso ${sources})
target_link_libraries(sayso PRIVATE sayso::cli sayso::evaluation sayso::reader sayso::claims sayso::ledger
                                    sayso_warnings)
target_compile_definitions(sayso PRIVATE SAYSO_VERSION="${PROJECT_VERSION}")

# The manual page and the completions are made by the program from its own help.
add_custom_command(TARGET sayso POST_BUILD
  COMMAND sayso manual > ${CMAKE_BINARY_DIR}/sayso.1
  COMMAND sayso completion bash > ${CMAKE_BINARY_DIR}/sayso.bash
  COMMAND sayso completion zsh > ${CMAKE_BINARY_DIR}/_sayso
  COMMAND sayso completion fish > ${CMAKE_BINARY_DIR}/sayso.fish
  VERBATIM)
install(FILES ${CMAKE_BINARY_DIR}/sayso.1 DESTINATION share/man/man1)
install(FILES ${CMAKE_BINARY_DIR}/sayso.bash DESTINATION share/bash-completion/completions RENAME sayso)
install(FILES ${CMAKE_BINARY_DIR}/_sayso DESTINATION share/zsh/site-functions)
install(FILES ${CMAKE_BINARY_DIR}/sayso.fish DESTINATION share/fish/vendor_completions.d)
