# make install PREFIX=…
#   bin/sayso            its run path is $ORIGIN/../lib/sayso
#   lib/sayso/           OpenVINO's runtime, CPU plugin and IR reader, TBB
#   share/sayso/data/    the codebook, actors, places
#   share/sayso/models/  the reader
#   share/doc/sayso/     licence, notices

include(GNUInstallDirs)

function(sayso_install target)
  # A fixed "lib", whatever the distribution calls its own library folder: the run path must not depend on it.
  set_target_properties(${target} PROPERTIES INSTALL_RPATH "$ORIGIN/../lib/sayso")
  install(TARGETS ${target} RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
  if(SAYSO_OPENVINO_LIBRARIES)
    install(PROGRAMS ${SAYSO_OPENVINO_LIBRARIES} DESTINATION lib/sayso)
  endif()
  foreach(folder IN ITEMS data models)
    if(IS_DIRECTORY ${CMAKE_SOURCE_DIR}/${folder})
      install(DIRECTORY ${CMAKE_SOURCE_DIR}/${folder}/ DESTINATION ${CMAKE_INSTALL_DATADIR}/sayso/${folder})
    endif()
  endforeach()
  install(FILES ${CMAKE_SOURCE_DIR}/LICENSE ${CMAKE_SOURCE_DIR}/NOTICE
          DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/sayso)
endfunction()
